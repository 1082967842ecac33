"""Follows the change feed to its end with the client of npm in the folder that NODE names."""

import os
import subprocess
import sys

words = ["npx", "ldes-client", f"{sys.argv[1]}/changes/feed"]
done = subprocess.run(words, cwd=os.environ["NODE"], capture_output=True, text=True, timeout=300, check=True)
count = done.stdout.count("isVersionOf")
assert count > 0, done.stderr
print(f"{count} members")
