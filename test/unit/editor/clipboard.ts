/** What programs put on the clipboard, shortened: Word and WPS with Chinese texts, a spreadsheet, a document on the web, pages, a chat. */
export const word = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=ProgId content=Word.Document><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-unhide:no; font-size:10.5pt; font-family:等线} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h1><b><span style='font-size:22.0pt'>合作框架协议</span></b><span lang=EN-US><o:p></o:p></span></h1>
<p class=MsoNormal style='text-indent:21.0pt'><span style='font-family:宋体;color:red;mso-ascii-font-family:Calibri'>甲方应于收到货物之
日起<b>三十日</b>内付清</span><del cite="mailto:li" datetime="2026-11-01T09:00"><span>全部</span></del><ins cite="mailto:li" datetime="2026-11-01T09:00"><span>剩余</span></ins><span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp; </span><st1:chsdate w:st="on" Year="2026">货款</st1:chsdate>。<span style='display:none;mso-hide:all'>底价八折</span><a style='mso-comment-reference:L_1' class=msocomanchor id="_anchor_1">[L1]</a></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-bidi-font-family:等线'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span>交付</span></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>a)<span style='font:7.0pt'>&nbsp;&nbsp;</span></span><![endif]>首批</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>b)<span style='font:7.0pt'>&nbsp;&nbsp;</span></span><![endif]>尾批</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt'>&nbsp;&nbsp;</span></span><![endif]>验收</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt'>&nbsp;</span></span></span><![endif]>样品</p>
<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span></span><![endif]>烫金</p>
<table class=MsoTableGrid border=1><tr><td colspan=2 style='border:solid windowtext 1.0pt'><p class=MsoNormal><b>价目</b><o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>礼盒</p></td><td><p class=MsoNormal>￥128.00</p></td></tr></table>
<p class=MsoNormal><a href="file:///C:/Users/li/合同.docx">附件</a>与<a href="https://example.com/a">网页</a></p>
<p class=MsoNormal><v:shape id="p1"><v:imagedata src="file:///C:/tmp/a.png"/></v:shape><img src="file:///C:/tmp/a.png" width=200 height=100></p>
<div style='mso-element:comment-list'><p class=MsoCommentText>这里再谈</p></div>
<!--EndFragment--></body></html>`

export const wps = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name="Generator" content="WPS Office"></head><body><!--StartFragment-->
<p class="MsoNormal" style="mso-outline-level:2;margin-left:0pt"><span style="font-family:黑体;font-size:16pt;"><font face="黑体">二、本周安排</font></span></p>
<p class="MsoNormal" style="text-indent:0.0000pt;mso-list:l0 level1 lfo1;"><!--[if !supportLists]--><span style="mso-list:Ignore;">（一）<span>&nbsp;</span></span><!--[endif]--><span><font face="宋体">送样</font></span></p>
<p class="MsoNormal" style="mso-list:l0 level1 lfo1;"><!--[if !supportLists]--><span style="mso-list:Ignore;">（二）<span>&nbsp;</span></span><!--[endif]--><span>报价</span></p>
<p class="MsoNormal" style="text-indent:21.0000pt"><span>　　负责人：林晚&nbsp;</span><span><o:p></o:p></span></p>
<!--EndFragment--></body></html>`

export const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style>.xl65{mso-number-format:"\\@";color:red}</style></head><body><table border=0 cellpadding=0 style='border-collapse:collapse;width:144pt'><!--StartFragment-->
<col width=96 style='mso-width-source:userset'><col width=0 style='display:none'><tr height=19><td class=xl65 height=19>品名</td><td class=xl66 style='display:none'>成本</td><td class=xl65 align=right x:num="320">数量</td></tr>
<tr><td rowspan=1>礼盒</td><td style='display:none'>60</td><td align=right style='font-weight:700'>320</td></tr><tr><td></td><td style='display:none'></td><td></td></tr><!--EndFragment--></table></body></html>`

export const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-size:16pt;font-weight:400;">纪要</span></h2><p dir="ltr"><span style="font-weight:700;">结论</span><span style="font-weight:400;font-style:normal">：缓办</span></p><ul><li dir="ltr" aria-level="1"><p role="presentation"><span>甲</span></p></li><ul><li aria-level="2"><p><span>乙</span></p></li></ul></ul></b><br class="Apple-interchange-newline">`

export const webPage = `<div class="nav" hidden>跳到正文</div><article><h1 onclick="x()">新品发布</h1><p style="color:#333">详见<a href="javascript:alert(1)">这里</a>与<a href="https://example.com/n">新闻</a>。<img src="https://tracker.example.com/p.gif" width="1" height="1"><img src="https://example.com/%E7%A4%BC%E7%9B%92.png"><img alt="👍" src="https://example.com/e.png"></p><div>第一段<br><br>第二段<br>同段</div><table><tr><td><table><tr><td>内</td><td>格</td></tr></table></td><td>外</td></tr></table><iframe></iframe><script>window.hit=1</script></article>`

export const chat = `<div><div style="white-space:pre-wrap">林晚 09:30</div><div>样品什么时候到？</div><div>&nbsp;</div><div>周启明 09:31</div><div>周五。</div></div>`
