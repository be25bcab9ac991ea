"""The machine: folders, master secret, pairing, control socket, browsers, service.

How the daemon composes it, in this order:

    process.harden()                          # umask, no core file, no traceback
    here = places.find_places()               # config, state, runtime; PlaceError
    with process.alone(here):                 # RunningError where another daemon runs
        try:                                  # before any thread: it starts a process
            found = secrets.master(here)      # Master(secret, kept); 5 s at most
        except KeyringError:
            found = None                      # runs all the same, the status tells
        paired = pairing.Pairing(records.Records(here.state), found, instance)
        door = Door(desk, paired, foreign=neighbours.foreign)
        port = await door.open(ports.last(here))
        ports.keep(here, port)
        asked = questions.Questions(
            paired, port, door.hang_up, desk.status,
            lambda: secrets.master(here), door.connected,
        )
        control_ = control.Control(here.control, {**asked.table(), "more": ...})
        await control_.open()

`kept` is `keyring`, `file` or `locked`. `instance` is `token_hex(16)`, new at every start. `paired.master` is None while the
keyring is locked and its `kept` says where the secret lies: both belong in the status.

The command line asks the daemon with `asking.ask(here.control, question)`:

    {"type": "status"}               -> {type, port, kept, paired: [record], status}
    {"type": "code"}                 -> {type, code} or a refusal
    {"type": "revoke", "key_id": …}  -> {type, key_ids}; null: all of them

and sets things up with `manifests.install(home, manifests.host_program())`,
`service.install(service.service(home, command))`, `schedule.schedule` and their `remove`, and `secrets.forget(here)`.
"""
