package dev.docent.api.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Notes the unknown fields of a request's JSON. They are ignored, except that a problem with a missing field names them,
 * since one of them is probably that field misspelled.
 */
public final class UnknownFields extends DeserializationProblemHandler {

    private static final String ATTRIBUTE = UnknownFields.class.getName();
    private static final int MAX_FIELDS = 10;
    private static final int MAX_LENGTH = 50;

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> type, Object bean, String name) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && name.length() <= MAX_LENGTH) {
            var names = new ArrayList<>(of(request));
            if (names.size() < MAX_FIELDS) {
                names.add(name);
                request.setAttribute(ATTRIBUTE, names, RequestAttributes.SCOPE_REQUEST);
            }
        }
        return false;
    }

    /** {@return a hint that may follow the name of a missing field; empty if the request has no unknown fields} */
    static String hint(String missing) {
        var request = RequestContextHolder.getRequestAttributes();
        var names = request == null ? List.<String>of() : of(request);
        if (names.isEmpty()) {
            return "";
        }
        var nearest = names.stream()
                .min(Comparator.comparingInt(name -> distance(name, missing)))
                .orElseThrow();
        return distance(nearest, missing) <= Math.max(2, missing.length() / 3)
                ? "; there is no field `" + nearest + "`, did you mean `" + missing + "`?"
                : names.stream().collect(Collectors.joining("`, `", "; unknown fields were ignored: `", "`"));
    }

    private static List<String> of(RequestAttributes request) {
        return request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** {@return the Levenshtein distance, ignoring case} */
    static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var at = 0; at < row.length; at++) {
            row[at] = at;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                var substituted = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
