package dev.docent.api.account.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** What a client says about itself, as a session shows it. */
public final class SessionDevice {

    private static final int MAX_LENGTH = 200;

    private SessionDevice() {}

    public static String of(HttpServletRequest request) {
        var agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "unknown")
                .replaceAll("\\p{C}", " ")
                .strip();
        return agent.substring(0, Math.min(agent.length(), MAX_LENGTH));
    }
}
