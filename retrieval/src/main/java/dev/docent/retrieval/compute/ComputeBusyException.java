package dev.docent.retrieval.compute;

import java.time.Duration;

/** Too much CPU work is waiting. */
public final class ComputeBusyException extends RuntimeException {

    private final boolean isOfTenant;
    private final Duration retryAfter;

    /**
     * @param isOfTenant whether the tenant's own work is too much; if not, that of all tenants is
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

    /** {@return whether the tenant's own work is too much} */
    public boolean isOfTenant() {
        return isOfTenant;
    }

    /** {@return how long to wait before the next try, at least a second} */
    public Duration retryAfter() {
        return retryAfter;
    }
}
