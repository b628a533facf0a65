package dev.docent.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A client that goes away is one line of the log, wherever its absence was noticed. */
@ExtendWith(OutputCaptureExtension.class)
class DisconnectedClientTest {

    private static final ClientAbortException RESET =
            new ClientAbortException(new IOException("Connection reset by peer"));

    private final ProblemAdvice advice = new ProblemAdvice(new ProblemWriter(new ObjectMapper()));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void isOneLineHoweverItsExceptionIsWrapped(CapturedOutput output) throws Exception {
        response.setCommitted(true);
        for (var failure : List.of(
                RESET,
                new HttpMessageNotWritableException("Could not write JSON", RESET),
                new HttpMessageNotReadableException("I/O error", RESET, new MockHttpInputMessage(new byte[0])),
                new UncheckedIOException("Cannot write", RESET))) {
            var before = output.getAll().lines().count();

            advice.on(failure, new MockHttpServletRequest(), response);

            assertThat(output.getAll().lines().skip(before))
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line).contains("event=client_disconnected"));
        }
    }

    @Test
    void isNotAServerThatDisconnected() {
        response.setCommitted(true);
        var server = new UncheckedIOException(new IOException("Connection reset by peer"));

        assertThatThrownBy(() -> advice.on(server, new MockHttpServletRequest(), response))
                .isSameAs(server);
    }
}
