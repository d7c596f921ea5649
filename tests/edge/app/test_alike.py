"""`bouge alike` as it is called: pairs on standard input, an answer for each line."""

import json
import subprocess
import sys


def test_each_pair_is_compared_and_a_bad_line_gets_its_error() -> None:
    lines = [
        '{"one": "Les trains seront-ils gratuits ?", "other": "Les trains seront gratuits ?"}',
        '{"one": "Les trains seront-ils gratuits ?", "other": "Qui paie la rocade ?"}',
        '{"one": "Les trains ?"}',
        "[",
    ]

    done = subprocess.run(
        [sys.executable, "-m", "bot", "alike"],
        input="\n".join(lines).encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[0] == {"alike": True, "likeness": 1.0}
    assert answers[1] == {"alike": False, "likeness": 0.0}
    assert [each["error"][:7] for each in answers[2:]] == ["Ligne 3", "Ligne 4"]
