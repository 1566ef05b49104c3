-- Opens a debate in Neovim with argmap as its language server, does what a writer does, and writes down what was seen.
local command = vim.json and vim.json.decode(vim.env.ARGMAP) or vim.fn.json_decode(vim.env.ARGMAP)
local seen = {}

local function finish()
  local file = io.open("seen.json", "w")
  file:write(vim.fn.json_encode(seen))
  file:close()
  vim.cmd("qall!")
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000)
  for _, answer in pairs(answers or {}) do
    if answer.result then return answer.result end
  end
end

local function go(words, after)
  vim.fn.cursor(1, 1)
  vim.fn.search(words, "cW")
  if after then vim.cmd("normal! " .. after .. "l") end
end

local ok, wrong = pcall(function()
  vim.cmd("edit debate.arg")
  local id = vim.lsp.start_client({ name = "argmap", cmd = command, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, id)
  vim.wait(30000, function() return vim.lsp.get_client_by_id(id) ~= nil and vim.lsp.get_client_by_id(id).initialized end, 20)

  go("ann$")
  local there = ask("textDocument/definition", vim.lsp.util.make_position_params())[1]
  vim.lsp.util.jump_to_location(there, "utf-16")
  seen.definition = vim.api.nvim_get_current_line()
  vim.cmd("buffer debate.arg")

  go("rebuts close", 7)
  local told = ask("textDocument/hover", vim.lsp.util.make_position_params())
  seen.hover = told.contents.value:find("should close the street", 1, true) ~= nil

  vim.fn.append(vim.fn.line("$"), { "claim x: X.", "    supports no", "    suports noise" })
  vim.fn.cursor(vim.fn.line("$") - 1, 16)
  local params = vim.lsp.util.make_position_params()
  params.position.character = 15
  local items = ask("textDocument/completion", params).items
  seen.completed = #items == 1 and items[1].textEdit.newText == "noise"

  seen.wrong = vim.wait(30000, function()
    for _, one in ipairs(vim.diagnostic.get(0)) do
      if one.lnum == vim.fn.line("$") - 1 then return true end
    end
  end, 20)

  go("claim close", 6)
  params = vim.lsp.util.make_position_params()
  params.newName = "shut"
  local edit = ask("textDocument/rename", params)
  seen.renamed = #edit.documentChanges[1].edits
  vim.lsp.util.apply_workspace_edit(edit, "utf-16")
  seen.here = vim.fn.searchcount({ pattern = "\\<shut\\>", maxcount = 99, recompute = 1 }).total
end)
if not ok then seen.error = tostring(wrong) end
finish()
