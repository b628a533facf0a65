package dev.docent.api.audit;

import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What the current request is about, where neither its path nor its result says so. Outside of a request, nothing is noted. */
public final class AuditedThing {

    private static final String ACCOUNT = AuditedThing.class.getName() + ".account";
    private static final String ID = AuditedThing.class.getName() + ".id";

    private AuditedThing() {}

    /** Notes that the request concerns an account, if it is not that of the caller. */
    public static void ofAccount(String account) {
        note(ACCOUNT, account);
    }

    /** Notes the id of what the request changed. */
    public static void is(String id) {
        note(ID, id);
    }

    /** {@return the account that was noted} */
    public static Optional<String> account() {
        return noted(ACCOUNT);
    }

    /** {@return the id that was noted} */
    public static Optional<String> id() {
        return noted(ID);
    }

    private static void note(String name, String value) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(name, value, RequestAttributes.SCOPE_REQUEST);
        }
    }

    private static Optional<String> noted(String name) {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> request.getAttribute(name, RequestAttributes.SCOPE_REQUEST))
                .map(String.class::cast);
    }
}
