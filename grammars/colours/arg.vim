" Argument maps. Made from the words of the language.
if exists("b:current_syntax")
  finish
endif

syntax match argName /[[:alnum:]][^[:space:]:,\"“”„«»|#\[\]<>(){}=+*/\\&;!?'’‘…`~^%$@]*/ contained
syntax match argInner /\%(^\|\s\)\@1<=\%(said \+by\|via\|with\|in\|at\|by\|to \+depth\|crux \+of\)\ze\s/ contained
syntax match argNumber /\<\d[0-9.:–-]*/ contained
syntax match argWords /:.*$/ contained
syntax match argQuote /"[^"]*"\|“[^”]*”\|„[^“”]*[“”]\|«[^»]*»/ contained
syntax cluster argRest contains=argInner,argNumber,argWords,argQuote,argName
syntax match argRelated /^\s*[[:alnum:]][^[:space:]:,\"“”„«»|#\[\]<>(){}=+*/\\&;!?'’‘…`~^%$@]*\s\+\%(supports\|rebuts\|undercuts\|restates\|contradicts\)\>/ contains=argRelation nextgroup=@argRest skipwhite
syntax match argRelation /\<\%(supports\|rebuts\|undercuts\|restates\|contradicts\)\>/ contained
syntax match argLine /^\s*\%(supported \+by\|contradicts\|rebutted \+by\|undercut \+by\|granted \+by\|published\|therefore\|undercuts\|answered\|argument\|credence\|evidence\|inferred\|language\|position\|question\|restates\|supports\|answers\|assumed\|held \+by\|premise\|said \+by\|author\|colour\|denies\|expect\|grants\|person\|rebuts\|scheme\|source\|thesis\|unless\|about\|allow\|badge\|boxes\|claim\|group\|holds\|also\|asks\|fold\|hide\|kind\|note\|open\|role\|said\|show\|tags\|text\|view\|when\|fit\|map\|url\|use\|via\|by\|id\|in\|x-[[:alnum:]_-]\+\)\ze\%([[:space:]:"“„«]\|$\).*$/ contains=argKeyword,@argRest
syntax match argKeyword /^\s*\%(supported \+by\|contradicts\|rebutted \+by\|undercut \+by\|granted \+by\|published\|therefore\|undercuts\|answered\|argument\|credence\|evidence\|inferred\|language\|position\|question\|restates\|supports\|answers\|assumed\|held \+by\|premise\|said \+by\|author\|colour\|denies\|expect\|grants\|person\|rebuts\|scheme\|source\|thesis\|unless\|about\|allow\|badge\|boxes\|claim\|group\|holds\|also\|asks\|fold\|hide\|kind\|note\|open\|role\|said\|show\|tags\|text\|view\|when\|fit\|map\|url\|use\|via\|by\|id\|in\|x-[[:alnum:]_-]\+\)\ze\%([[:space:]:"“„«]\|$\)/ contained nextgroup=argDeclared
syntax match argDeclares /^\s*\%(claim\|argument\|evidence\|question\|person\|source\|position\|group\|scheme\|view\|supported \+by\|rebutted \+by\|undercut \+by\|premise\|therefore\|thesis\|use\)\s\+[[:alnum:]][^[:space:]:,\"“”„«»|#\[\]<>(){}=+*/\\&;!?'’‘…`~^%$@]*\ze\s*:/ contains=argKeyword,argDeclared nextgroup=argWords skipwhite
syntax match argDeclared /\s\+[[:alnum:]][^[:space:]:,\"“”„«»|#\[\]<>(){}=+*/\\&;!?'’‘…`~^%$@]*\ze\s*:/ contained
syntax match argMore /^\s*|.*$/
syntax match argComment /^\s*#.*$/

highlight default link argKeyword Statement
highlight default link argRelation Operator
highlight default link argInner Keyword
highlight default link argName Identifier
highlight default link argDeclared Type
highlight default link argWords String
highlight default link argMore String
highlight default link argQuote Constant
highlight default link argNumber Number
highlight default link argComment Comment

let b:current_syntax = "arg"
