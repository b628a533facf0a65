package dev.docent.ingestion.parsing.worker;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.DatagramSocketImpl;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;

/**
 * Takes the network away from a process: every way of the platform to open a socket fails. A document that names an
 * address outside is then read without it, whichever library comes upon it.
 */
public final class NetworkBan extends SelectorProvider {

    /** For the command line: channels are opened by this class, and names are looked up in a file that is not there. */
    static final List<String> OPTIONS = List.of(
            "-Djava.nio.channels.spi.SelectorProvider=" + NetworkBan.class.getName(), "-Djdk.net.hosts.file=no-hosts");

    /** Called by the platform, which finds the class by its name. */
    public NetworkBan() {}

    /** Bans sockets of the older kind; to be called once, before any is opened. */
    @SuppressWarnings("deprecation") // The platform has no other way of refusing them.
    static void install() throws IOException {
        Socket.setSocketImplFactory(NetworkBan::refuseSocket);
        ServerSocket.setSocketFactory(NetworkBan::refuseSocket);
        DatagramSocket.setDatagramSocketImplFactory(NetworkBan::refuseDatagrams);
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

    private static SocketImpl refuseSocket() {
        throw new NetworkBannedException();
    }

    private static DatagramSocketImpl refuseDatagrams() {
        throw new NetworkBannedException();
    }

    private static IOException refusal() {
        return new SocketException(NetworkBannedException.MESSAGE);
    }

    /** A document is read without the network. */
    private static final class NetworkBannedException extends RuntimeException {
        private static final String MESSAGE = "This process has no network";

        NetworkBannedException() {
            super(MESSAGE);
        }
    }
}
