package dev.docent.retrieval.compute;

import java.time.Duration;

/** Too much CPU work is waiting. */
public final class ComputeBusyException extends RuntimeException {

    private final boolean isOfTenant;
    private final Duration retryAfter;

    /**
     * @param isOfTenant true if the tenant itself exceeds its share; false if the work of all tenants exceeds the capacity
     * @param retryAfter how long the waiting work will take
     */
    public ComputeBusyException(boolean isOfTenant, Duration retryAfter) {
        super(
                isOfTenant
                        ? "Too many requests of this account are waiting; try again later, or make fewer calls at once"
                        : "The service is busy with requests of many accounts; try again later");
        this.isOfTenant = isOfTenant;
        this.retryAfter = retryAfter;
    }

    /** {@return true if the tenant itself exceeds its share; false if the work of all tenants exceeds the capacity} */
    public boolean isOfTenant() {
        return isOfTenant;
    }

    /** {@return how long to wait before the next try, at least a second} */
    public Duration retryAfter() {
        return retryAfter;
    }
}
