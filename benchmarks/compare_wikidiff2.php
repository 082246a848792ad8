<?php
// What wikidiff2 makes of two files: "table" and "inline" print how many milliseconds it took, "json" prints its answer.
[, $form, $old, $new] = $argv;
$old = file_get_contents($old);
$new = file_get_contents($new);
if ($form === "json") {
    echo wikidiff2_inline_json_diff($old, $new, 0);
    exit;
}
$start = hrtime(true);
$form === "table" ? wikidiff2_do_diff($old, $new, 2) : wikidiff2_inline_diff($old, $new, 2);
echo (hrtime(true) - $start) / 1e6;
