package dev.docent.api.account;

import dev.docent.api.access.secret.Secrets;
import dev.docent.api.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Hashes passwords with Argon2id (19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet). Few are hashed at once, so
 * that sign-ins occupy neither all cores nor the memory. Safe for concurrent use.
 */
@Component
public class PasswordHashes {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int MAX_WAIT_SECONDS = 10;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final Supplier<String> nobodys = SingletonSupplier.of(() -> argon2.encode(Secrets.randomText()));
    private final Timer times;

    PasswordHashes(MeterRegistry meters) {
        this.times = Timer.builder("docent.account.passwords")
                .description("Passwords that were hashed, to store or to compare them")
                .register(meters);
    }

    /** {@return the hash, with its parameters and a new salt} @throws ProblemException (503) if too many wait */
    public String hash(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    /**
     * {@return whether the password has this hash} Takes as long if there is none.
     *
     * @param hash null if nobody has the address
     * @throws ProblemException (503) if too many wait
     */
    public boolean matches(String password, @Nullable String hash) {
        return inTurn(() -> {
            var compared = nobodys.get();
            return argon2.matches(password, hash == null ? compared : hash) && hash != null;
        });
    }

    private <T> T inTurn(Supplier<T> computation) {
        try {
            if (!turns.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.unavailable("Too many people sign in at once; try again later", null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The service is stopping", interrupted);
        }
        try {
            return times.record(computation);
        } finally {
            turns.release();
        }
    }
}
