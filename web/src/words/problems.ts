import { text } from '@hebu/shared/vocabulary/text.ts'

/**
 * What is said when the relay refuses a request, or is not reached. Nothing was changed by it and
 * what was typed still stands; each says what to do next.
 */
export const problemWords = {
  offline: text('連接不到服務器。填寫的內容還在，網絡恢復後再試一次。', 'The server cannot be reached. What you typed is still here; try again when the network is back.'),
  malformed: text('有內容不合要求，沒有提交。請檢查後再試。', 'Something here is not as it should be, so nothing was sent. Check it and try again.'),
  unauthenticated: text('登入已失效，沒有提交。請重新登入，本機的工作都在。', 'Your session has ended, so nothing was sent. Sign in again; the work on this device is kept.', '登录已失效，没有提交。请重新登录，本机的工作都在。'),
  forbidden: text('您的崗位不能做這件事，沒有任何改動。需要時請找管理員。', 'Your post may not do this, and nothing was changed. Ask an administrator if you need it.'),
  'not-found': text('要找的內容已經不在，沒有任何改動。請返回上一頁再看。', 'This is no longer there, and nothing was changed. Go back and look again.'),
  'too-many': text('嘗試次數太多。請等一分鐘再試，填寫的內容還在。', 'Too many attempts. Wait a minute and try again; what you typed is still here.'),
  'too-large': text('內容太大，服務器沒有收下。請縮小後再試。', 'This is too large, and the server did not take it. Make it smaller and try again.'),
  'origin-refused': text('這個網址與服務器設定的地址不一致，請求被拒絕。請用管理員給的網址打開。', 'This address is not the one the server is set to, so it refused. Open the address your administrator gave you.'),
  'setup-link-unknown': text('這條設立鏈接無效。請在服務器的啟動信息裡找到最新的一條，整條複製。', 'This set-up link is not valid. Copy the whole newest link from what the server printed when it started.'),
  'setup-done': text('這臺服務器已經設立了部門。請登入，或向同事要一條邀請鏈接。', 'A department has already been set up on this server. Sign in, or ask a colleague for an invitation link.', '这台服务器已经设立了部门。请登录，或向同事要一条邀请链接。'),
  'charter-unknown': text('服務器不認識這份章程。請刷新頁面後重新選擇。', 'The server does not know this charter. Reload the page and choose again.'),
  'name-taken': text('這個名字已經有人使用。請換一個，例如加上工號。', 'Somebody already uses this name. Choose another, for example with your staff number.'),
  'password-too-short': text('密碼至少要八個字符。', 'The password needs at least eight characters.'),
  'wrong-name-or-password': text('姓名或密碼不對。請檢查後再試；忘記密碼請找管理員。', 'The name or the password is wrong. Check both and try again; if you forgot it, ask your administrator.'),
  'wrong-password': text('密碼不對，沒有任何改動。請再試一次。', 'The password is wrong, and nothing was changed. Try again.'),
  'code-needed': text('請輸入驗證器上的六位數字。', 'Enter the six digits of your authenticator.'),
  'wrong-code': text('驗證碼不對，或已經用過。請輸入最新的一個。', 'The code is wrong or was used already. Enter the newest one.'),
  'passkey-refused': text('這把通行密鑰沒有通過核對。請再試一次，或用密碼登入。', 'This passkey was not accepted. Try again, or sign in with your password.', '这把通行密钥没有通过核对。请再试一次，或用密码登录。'),
  'already-on': text('兩步驗證已經開啟，沒有任何改動。', 'The second step is on already; nothing was changed.'),
  'invitation-unknown': text('這條邀請鏈接無效。請確認鏈接完整，或請邀請人重發一條。', 'This invitation link is not valid. Check that it is complete, or ask for a new one.'),
  'invitation-used': text('這條邀請鏈接已經用過。如果是您用的，請直接登入；否則請邀請人重發一條。', 'This invitation has been used. If it was you, sign in; otherwise ask for a new one.', '这条邀请链接已经用过。如果是您用的，请直接登录；否则请邀请人重发一条。'),
  'invitation-expired': text('這條邀請鏈接已經過期。請邀請人重發一條。', 'This invitation has expired. Ask for a new one.'),
  'invitation-withdrawn': text('這條邀請鏈接已被撤回。請向邀請人確認。', 'This invitation was withdrawn. Ask whoever sent it.'),
  'post-unknown': text('章程裡沒有這個崗位，沒有任何改動。請刷新後重新選擇。', 'The charter has no such post, and nothing was changed. Reload and choose again.'),
  'group-unknown': text('章程裡沒有這個小組，沒有任何改動。請刷新後重新選擇。', 'The charter has no such group, and nothing was changed. Reload and choose again.'),
  'code-taken': text('這個成員代碼已經有人使用。請換一個。', 'Another member has this short code. Choose another.'),
  'last-administrator': text('這是最後一位管理員，沒有任何改動。請先讓另一位成員成為管理員。', 'This is the last administrator, so nothing was changed. Make another member an administrator first.'),
  'changed-since': text('剛才有人改了同一項，沒有提交。頁面上已是最新內容，請看過再改。', 'Somebody has just changed the same thing, so nothing was sent. What you see now is the newest; look at it and change it again.'),
  'member-left': text('這位成員已經離開，沒有任何改動。', 'This member has left, so nothing was changed.'),
  'type-refused': text('服務器不收這種文件。請換一種格式。', 'The server does not take files of this type. Use another format.'),
  'digest-differs': text('文件在傳輸中損壞，沒有收下。原件還在本機，請再試一次。', 'The file was damaged on its way and not taken. The original is still on this device; try again.'),
  'offset-differs': text('上傳中斷過，正從服務器已有的地方接著傳。', 'The upload was interrupted and goes on from where the server has it.'),
  'store-unavailable': text('服務器暫時不能寫入。本機的工作都在，請稍後再試，並告訴管理員。', 'The server cannot write at the moment. Work on this device is safe; try again later and tell your administrator.'),
  internal: text('服務器出了差錯，沒有任何改動。請稍後再試；如果還是不行，請告訴管理員。', 'Something went wrong on the server, and nothing was changed. Try again later; if it stays, tell your administrator.'),
}
