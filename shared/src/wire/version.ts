/** The version of frames, close codes and HTTP shapes. A relay refuses a client of another major. */
export const wireVersion = 1
