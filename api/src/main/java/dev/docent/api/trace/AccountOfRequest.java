package dev.docent.api.trace;

import jakarta.servlet.ServletRequest;
import org.slf4j.MDC;

/** Remembers which account a request acts for, so that its log lines say so. */
public final class AccountOfRequest {

    static final String MDC_KEY = "account";

    private static final String ATTRIBUTE = AccountOfRequest.class.getName();

    private AccountOfRequest() {}

    /** Notes the account for the access log and for every line logged on this thread until the request ends. */
    public static void note(ServletRequest request, String account) {
        request.setAttribute(ATTRIBUTE, account);
        MDC.put(MDC_KEY, account);
    }

    static String of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String account ? account : "-";
    }
}
