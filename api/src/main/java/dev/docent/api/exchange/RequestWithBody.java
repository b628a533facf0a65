package dev.docent.api.exchange;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body comes from a stream other than that of the container. Asynchronous reads are not supported. */
public abstract class RequestWithBody extends HttpServletRequestWrapper {

    protected RequestWithBody(HttpServletRequest request) {
        super(request);
    }

    /** {@return the body, from its beginning} */
    protected abstract InputStream body() throws IOException;

    @Override
    public final ServletInputStream getInputStream() throws IOException {
        return new Body(body());
    }

    @Override
    public final BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(body(), StandardCharsets.UTF_8));
    }

    private static final class Body extends ServletInputStream {

        private final InputStream in;
        private boolean isFinished;

        Body(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var next = in.read();
            isFinished = next < 0;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = in.read(bytes, offset, length);
            isFinished = count < 0;
            return count;
        }

        @Override
        public boolean isFinished() {
            return isFinished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is read synchronously");
        }
    }
}
