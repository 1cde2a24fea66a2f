UPDATE problem SET found = $new_found, expected = $new_expected WHERE found = $found AND expected = $expected;
