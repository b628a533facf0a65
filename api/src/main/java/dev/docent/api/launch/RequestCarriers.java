package dev.docent.api.launch;

/** The platform threads that carry the virtual threads of requests. */
public final class RequestCarriers {

    static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final int PER_CORE = 4;

    private RequestCarriers() {}

    /**
     * Sets several for each core, unless the JVM is started with a number. Requests wait for their turn to compute, but they
     * decrypt, parse and write their bodies themselves, without yielding. With more carriers than cores, the operating
     * system divides the cores among them, so that two long replies do not delay all others. Has no effect after the
     * first virtual thread.
     */
    public static void set() {
        if (System.getProperty(PARALLELISM) == null) {
            var carriers = PER_CORE * Runtime.getRuntime().availableProcessors();
            System.setProperty(PARALLELISM, Integer.toString(carriers));
        }
    }
}
