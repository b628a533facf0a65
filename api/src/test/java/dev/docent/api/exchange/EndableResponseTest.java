package dev.docent.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.problem.EndedAnswerException;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class EndableResponseTest {

    private static final EndedAnswerException REVOKED = EndedAnswerException.ofCredential();

    private final MockHttpServletResponse client = new MockHttpServletResponse();
    private final EndableResponse response = new EndableResponse(client);

    @Test
    void takesNothingMoreOnceItWasEnded() throws IOException {
        response.getOutputStream().write(1);

        response.end(REVOKED, "revoked");

        assertThatThrownBy(() -> response.getOutputStream().write(2)).isSameAs(REVOKED);
        assertThat(client.getContentAsByteArray()).containsExactly(1);
    }

    @Test
    void takesNothingMoreByItsWriterEither() throws IOException {
        response.getWriter().append('a').flush();

        response.end(REVOKED, "revoked");
        response.getWriter().append('b').flush();

        assertThat(client.getContentAsString()).isEqualTo("a");
    }

    @Test
    void takesWhatReplacesIt() throws IOException {
        response.end(REVOKED, "revoked");

        response.reset();
        response.getOutputStream().write(3);

        assertThat(client.getContentAsByteArray()).containsExactly(3);
    }

    @Test
    void tellsTheReasonWhileItCanStillBeWritten() throws IOException {
        var reasons = new ArrayList<Object>();
        var out = response.getOutputStream();
        response.onEnd(reason -> {
            reasons.add(reason);
            try {
                out.write(4);
            } catch (IOException ended) {
                reasons.add(ended);
            }
        });

        response.end(REVOKED, "revoked");

        assertThat(reasons).containsExactly("revoked");
        assertThat(client.getContentAsByteArray()).containsExactly(4);
    }
}
