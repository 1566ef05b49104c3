;;; arg-mode.el --- Argument maps  -*- lexical-binding: t; -*-

;;; Commentary:
;; Colours for argument maps. Made from the words of the language.

;;; Code:

(defconst arg-mode-keywords '("supported by" "contradicts" "rebutted by" "undercut by" "granted by" "published" "therefore" "undercuts" "answered" "argument" "credence" "evidence" "inferred" "language" "position" "question" "restates" "supports" "answers" "assumed" "held by" "premise" "said by" "author" "colour" "denies" "expect" "grants" "person" "rebuts" "scheme" "source" "thesis" "unless" "about" "allow" "badge" "boxes" "claim" "group" "holds" "also" "asks" "fold" "hide" "kind" "note" "open" "role" "said" "show" "tags" "text" "view" "when" "fit" "map" "url" "use" "via" "by" "id" "in")
  "Words that begin a line.")

(defconst arg-mode-relations '("supports" "rebuts" "undercuts" "restates" "contradicts")
  "Words between two names.")

(defconst arg-mode-inner '("said by" "via" "with" "in" "at" "by" "to depth" "crux of")
  "Words inside a line.")

(defvar arg-mode-font-lock
  `(("^[ \t]*#.*$" . font-lock-comment-face)
    ("^[ \t]*|.*$" . font-lock-string-face)
    ("\"[^\"\n]*\"\\|“[^”\n]*”\\|«[^»\n]*»" . font-lock-constant-face)
    (,(concat "^[ \t]*\\(" (regexp-opt arg-mode-keywords) "\\|x-[[:alnum:]-]+\\)\\(?:[ \t:\"“„«]\\|$\\)") 1 font-lock-keyword-face)
    (,(concat "^\\([[:alnum:]][[:alnum:].-]*\\)[ \t]+\\(" (regexp-opt arg-mode-relations) "\\)[ \t]")
     (1 font-lock-variable-name-face) (2 font-lock-builtin-face))
    (,(concat "[ \t]\\(" (regexp-opt arg-mode-inner) "\\)[ \t]") 1 font-lock-builtin-face)
    (":\\(.*\\)$" 1 font-lock-string-face keep))
  "What is coloured, and how.")

;;;###autoload
(define-derived-mode arg-mode prog-mode "Arg"
  "Major mode for argument maps."
  (setq-local font-lock-defaults '(arg-mode-font-lock t))
  (setq-local comment-start "# ")
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 4))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.arg\\'" . arg-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(arg-mode "argmap" "lsp")))

(provide 'arg-mode)
;;; arg-mode.el ends here
