package dev.docent.ingestion.parsing.worker;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;

/**
 * Disables the network in a process: every method of the platform to open a socket fails. No library can then follow a
 * network address in a document.
 */
public final class NetworkBan extends SelectorProvider {

    /** Command line options that select this class to open channels, and a missing hosts file for name resolution. */
    static final List<String> OPTIONS = List.of(
            "-Djava.nio.channels.spi.SelectorProvider=" + NetworkBan.class.getName(), "-Djdk.net.hosts.file=no-hosts");

    private static final String MESSAGE = "The network is disabled in this process";

    /** Called by the platform by class name. */
    public NetworkBan() {}

    /** Disables {@code java.net} sockets; called once, before any socket is opened. */
    @SuppressWarnings("deprecation") // There is no other way to disable them.
    static void install() throws IOException {
        Socket.setSocketImplFactory(NetworkBan::refuse);
        ServerSocket.setSocketFactory(NetworkBan::refuse);
        DatagramSocket.setDatagramSocketImplFactory(NetworkBan::refuse);
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        throw refusal();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        throw refusal();
    }

    @Override
    public Pipe openPipe() throws IOException {
        throw refusal();
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        throw refusal();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        throw refusal();
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        throw refusal();
    }

    private static <T> T refuse() {
        throw new IllegalStateException(MESSAGE);
    }

    private static IOException refusal() {
        return new SocketException(MESSAGE);
    }
}
