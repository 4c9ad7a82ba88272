# The acts of Acts.cs, for the confinement of the converter, which runs any program.
import ctypes, os, platform, socket, sys

parent, database, socket_file, port, outside = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5]
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_size_t]
sigqueue, tgkill, ptrace, vm_read, clone, prlimit = (
    (129, 234, 101, 310, 56, 302) if platform.machine() == "x86_64" else (138, 131, 117, 270, 220, 261))


def say(act, done):
    sys.stdout.write("%s=%s\n" % (act, "done" if done else "refused"))
    sys.stdout.flush()


def does(act):
    try:
        act()
        return True
    except (OSError, MemoryError):
        return False


def call(number, *arguments):
    return libc.syscall(*[ctypes.c_long(a) for a in (number,) + arguments])


def connect(family, address):
    with socket.socket(family, socket.SOCK_STREAM) as client:
        client.connect(address)


def read_memory():
    here, there = (ctypes.c_long * 2)(ctypes.addressof(ctypes.c_long()), 8), (ctypes.c_long * 2)(8, 8)
    done = call(vm_read, parent, ctypes.addressof(here), 1, ctypes.addressof(there), 1, 0)
    return done >= 0 or ctypes.get_errno() == 14


def fork():
    child = call(clone, 17, 0, 0, 0, 0)
    if child == 0:
        os._exit(0)
    return child > 0


info = (ctypes.c_int * 32)()
info[2] = -1
failed = ctypes.c_void_p(-1).value
say("environ", does(lambda: open("/proc/%d/environ" % parent).close()))
say("memory", does(lambda: open("/proc/%d/mem" % parent, "rb").close()))
say("read-memory", read_memory())
say("ptrace", call(ptrace, 0x4206, parent, 0, 0) == 0)
say("database", does(lambda: open(database).close()))
say("database-write", does(lambda: open(database, "r+").close()))
say("chmod", does(lambda: os.chmod(database, 0o666)))
say("unix-socket", does(lambda: connect(socket.AF_UNIX, socket_file)))
say("tcp", does(lambda: connect(socket.AF_INET, ("127.0.0.1", port))))
say("kill", does(lambda: os.kill(parent, 0)))
say("tgkill", call(tgkill, parent, parent, 0) == 0)
say("sigqueue", call(sigqueue, parent, 0, ctypes.addressof(info)) == 0)
say("pidfd", call(434, parent, 0) >= 0)
say("setown", libc.fcntl(1, 8, parent) == 0)
say("prlimit", call(prlimit, parent, 7, 0, 0) == 0)
say("fork", fork())
say("allocate", libc.mmap(None, 3 << 30, 3, 0x22, -1, 0) != failed)
say("allocate-shared", libc.mmap(None, 3 << 30, 3, 0x21, -1, 0) != failed)
say("write", does(lambda: open(outside, "w").close()))
say("figures", does(lambda: open("/proc/%d/status" % parent).close()))
say("own-folder-denied", not does(lambda: open("mine", "w").close()))
# There alone the path of a program could be.
say("low-memory", libc.mmap(0x100000, 4096, 3, 0x32, -1, 0) == 0x100000)
try:
    os.execve("/bin/true", ["true"], {})
except OSError:
    say("exec", False)
