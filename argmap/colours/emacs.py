"""A mode for Emacs."""

from __future__ import annotations

from argmap.colours.words import INNER, KEYWORDS, RELATING

NAME = "arg-mode.el"
"""The name of the file."""


def made() -> str:
    """Return the mode as Emacs Lisp."""
    return f""";;; arg-mode.el --- Argument maps  -*- lexical-binding: t; -*-

;;; Commentary:
;; Colours for argument maps. Made from the words of the language.

;;; Code:

(defconst arg-mode-keywords '({_listed(KEYWORDS)})
  "Words that begin a line.")

(defconst arg-mode-relations '({_listed(RELATING)})
  "Words between two names.")

(defconst arg-mode-inner '({_listed(INNER)})
  "Words inside a line.")

(defvar arg-mode-font-lock
  `(("^[ \\t]*#.*$" . font-lock-comment-face)
    ("^[ \\t]*|.*$" . font-lock-string-face)
    ("\\"[^\\"\\n]*\\"\\\\|“[^”\\n]*”\\\\|«[^»\\n]*»" . font-lock-constant-face)
    (,(concat "^[ \\t]*\\\\(" (regexp-opt arg-mode-keywords) "\\\\|x-[[:alnum:]-]+\\\\)\\\\(?:[ \\t:\\"“„«]\\\\|$\\\\)") 1 font-lock-keyword-face)
    (,(concat "^\\\\([[:alnum:]][[:alnum:].-]*\\\\)[ \\t]+\\\\(" (regexp-opt arg-mode-relations) "\\\\)[ \\t]")
     (1 font-lock-variable-name-face) (2 font-lock-builtin-face))
    (,(concat "[ \\t]\\\\(" (regexp-opt arg-mode-inner) "\\\\)[ \\t]") 1 font-lock-builtin-face)
    (":\\\\(.*\\\\)$" 1 font-lock-string-face keep))
  "What is coloured, and how.")

;;;###autoload
(define-derived-mode arg-mode prog-mode "Arg"
  "Major mode for argument maps."
  (setq-local font-lock-defaults '(arg-mode-font-lock t))
  (setq-local comment-start "# ")
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 4))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\\\.arg\\\\'" . arg-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(arg-mode "argmap" "lsp")))

(provide 'arg-mode)
;;; arg-mode.el ends here
"""


def _listed(words: tuple[str, ...]) -> str:
    return " ".join(f'"{word}"' for word in words)
