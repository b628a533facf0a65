package dev.docent.api.exchange;

import dev.docent.api.problem.EndableAnswer;
import dev.docent.api.problem.EndedAnswerException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A response that another thread can end before it is complete: from then on, what is written fails with the
 * {@link EndedAnswerException} that it was ended by, until the response is reset. Ending is idempotent.
 */
public final class EndableResponse extends HttpServletResponseWrapper implements EndableAnswer {

    private final List<Consumer<Object>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ServletOutputStream out;
    private @Nullable PrintWriter writer;
    private volatile @Nullable EndedAnswerException ending;

    public EndableResponse(HttpServletResponse response) {
        super(response);
    }

    /** Ends the response. @param reason for the client, written as JSON where the response is a stream of events */
    public void end(EndedAnswerException by, Object reason) {
        listeners.forEach(listener -> listener.accept(reason));
        ending = by;
    }

    @Override
    public Optional<EndedAnswerException> ending() {
        return Optional.ofNullable(ending);
    }

    /** Calls the listener with the reason when the response is ended, while it still can be written to. */
    void onEnd(Consumer<Object> listener) {
        listeners.add(listener);
    }

    /** What replaces the response says why it was ended. */
    @Override
    public void reset() {
        super.reset();
        ending = null;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = new EndableStream(super.getOutputStream());
        }
        return out;
    }

    /** A print writer reports no failure: what is written after the end is dropped. */
    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
        }
        return writer;
    }

    private final class EndableStream extends ServletOutputStream {

        private final ServletOutputStream target;

        EndableStream(ServletOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int one) throws IOException {
            check();
            target.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check();
            target.write(bytes, offset, length);
        }

        private void check() throws IOException {
            var by = ending;
            if (by != null) {
                throw by;
            }
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        @Override
        public void close() throws IOException {
            target.close();
        }

        @Override
        public boolean isReady() {
            return target.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            target.setWriteListener(listener);
        }
    }
}
