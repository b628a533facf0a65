package dev.docent.api.trace;

import dev.docent.storage.records.RecordIds;
import jakarta.servlet.ServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request in its answer, in problems and in the log: that of the caller if it is valid, or a new one. */
public final class RequestId {

    /** The header of the id, in requests and answers. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** {@return the id of the request, which is assigned now if it has none yet} */
    public static String of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : assign(request, null);
    }

    static String assign(ServletRequest request, @Nullable String suggested) {
        var id = suggested != null && VALID.matcher(suggested).matches() ? suggested : RecordIds.next();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
