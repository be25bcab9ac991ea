"""What IT hands to its own tools, so that a whole fleet has Bedacht: values in, files out.

`fleet.files` makes them all, by their path below the folder that IT has named; the command
line writes them down. Which browser wants what stands in `browsers.toml`, the words in
`templates/`. Nothing here is laid down on this machine.
"""
