package dev.docent.api.exchange;

import jakarta.servlet.ServletRequest;
import java.util.function.LongSupplier;

/** How many bytes of the body of a request have been received. */
public final class ReceivedBytes {

    private static final String ATTRIBUTE = ReceivedBytes.class.getName();

    private ReceivedBytes() {}

    /** Sets what counts them. */
    public static void countBy(ServletRequest request, LongSupplier counter) {
        request.setAttribute(ATTRIBUTE, counter);
    }

    /** {@return their number; 0 if nothing counts them} */
    public static long of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof LongSupplier counter ? counter.getAsLong() : 0;
    }
}
