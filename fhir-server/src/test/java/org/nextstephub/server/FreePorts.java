package org.nextstephub.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports that nobody listens on, below those that the machine hands out by itself. None is given twice, and test processes
 * that run side by side have a thousand each: one that a lock on a file makes theirs while they live.
 */
final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int OF_A_PROCESS = 1_000;
    private static final int PROCESSES = 12;

    /** Kept, or it would be closed when nobody refers to it any more, and the lock with it. */
    private static final List<FileChannel> CLAIMED = new ArrayList<>();

    private static int next = FIRST + claim() * OF_A_PROCESS;

    private FreePorts() {}

    static synchronized int next() {
        while (true) {
            int port = next++;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one may be free
            }
        }
    }

    /** The lock is held until the process ends. */
    private static int claim() {
        try {
            for (int i = 0; i < PROCESSES; i++) {
                Path file = Path.of(System.getProperty("java.io.tmpdir"), "hub-test-ports-" + i);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    CLAIMED.add(channel);
                    return i;
                }
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("more than " + PROCESSES + " test processes run at the same time");
    }
}
