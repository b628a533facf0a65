package dev.docent.bench.load;

import dev.docent.bench.running.StartedService;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/**
 * The command that measures the memory of a connection over TLS that has been used once and is idle: what lives in the heap
 * after a garbage collection, and what is resident. The connections come from several loopback addresses, since those of
 * one are limited.
 */
public final class IdleConnections {

    private static final int ADDRESSES = 2;
    private static final int PER_ADDRESS = 250;

    private IdleConnections() {}

    /** Takes a jar. Exits with 2 without one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("Usage: IdleConnections DOCENT_JAR");
            System.exit(2);
        }
        try (var service = StartedService.start(Path.of(arguments[0]).toAbsolutePath())) {
            var sockets = service.sockets();
            for (var warm : open(sockets, service, PER_ADDRESS / 10)) {
                warm.close();
            }
            var heap = liveBytes(service);
            var resident = service.megabytes();
            var opened = open(sockets, service, PER_ADDRESS);
            System.out.printf(
                    Locale.ROOT,
                    "%d connections\t%.1f kB of heap each\t%d MB resident, %d before%n",
                    opened.size(),
                    (liveBytes(service) - heap) / 1024.0 / opened.size(),
                    service.megabytes(),
                    resident);
            for (var each : opened) {
                each.close();
            }
        }
    }

    private static List<Socket> open(SSLSocketFactory sockets, StartedService service, int perAddress)
            throws IOException {
        var opened = new ArrayList<Socket>();
        for (int address = 0; address < ADDRESSES; address++) {
            var from = InetAddress.ofLiteral("127.0.0." + (10 + address));
            for (int each = 0; each < perAddress; each++) {
                var plain = new Socket("127.0.0.1", service.address().getPort(), from, 0);
                var socket = sockets.createSocket(plain, "localhost", plain.getPort(), true);
                socket.getOutputStream().write(ProbeLoad.REQUEST.getBytes(StandardCharsets.US_ASCII));
                ProbeLoad.readAnswer(new BufferedInputStream(socket.getInputStream()));
                opened.add(socket);
            }
        }
        return opened;
    }

    /** {@return the bytes of all live objects, after a collection of the others} */
    private static long liveBytes(StartedService service) throws IOException {
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(service.process().pid()),
                        "GC.class_histogram")
                .start();
        var total = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd, which is part of a JDK, cannot read the service"));
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }
}
