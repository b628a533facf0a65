package dev.docent.api.trace;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.slf4j.MDC;

/** The account of a request, for its log lines. */
public final class AccountOfRequest {

    static final String MDC_KEY = "account";

    private static final String ATTRIBUTE = AccountOfRequest.class.getName();

    private AccountOfRequest() {}

    /** Sets the account for the access log and for all lines logged on this thread until the request ends. */
    public static void note(ServletRequest request, String account) {
        request.setAttribute(ATTRIBUTE, account);
        MDC.put(MDC_KEY, account);
    }

    /** {@return the account; empty for a request without a valid credential} */
    public static Optional<String> of(ServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(String.class::cast);
    }
}
