package dev.docent.api.connection;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Serves requests of HTTP/1.1, and is not held by connections that wait for their next one. Tomcat's own processor stays
 * reachable from the connection that it served last, with 95 kB of buffers: little if few processors serve all connections, but
 * each connection has one of its own where none are kept for later ones.
 */
final class DetachedProcessor extends Http11Processor {

    DetachedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
    }

    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        var state = super.service(connection);
        if (state == SocketState.OPEN) {
            connection.setAppReadBufHandler(null);
        }
        return state;
    }
}
