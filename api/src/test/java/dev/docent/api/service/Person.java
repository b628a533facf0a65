package dev.docent.api.service;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.api.service.Docent.Call;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;

/** Someone with an account of the running service. */
record Person(Docent docent, String email, String password) {

    static final String LOGIN = "/api/v1/auth/login";

    private static final Map<Docent, Call> SHARED = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** {@return a person who has registered for an account that is new, or exists under this name} */
    static Person registered(Docent docent, String account) {
        var person =
                new Person(docent, "person" + COUNT.incrementAndGet() + "@example.com", "teal-Walrus-92-under-ice");
        var body = Map.of(
                "email", person.email(), "password", person.password(), "display_name", "Pat", "user_id", account);
        docent.master().json(body).post("/api/v1/auth/register").hasStatus(201);
        return person;
    }

    /** {@return a call in a session that tests share, since each sign-in hashes a password; in a new one if it has ended} */
    static Call signedIn(Docent docent) {
        return SHARED.compute(
                docent,
                (service, known) -> isSignedIn(known)
                        ? known
                        : registered(docent, "shared " + System.nanoTime()).session());
    }

    static boolean isSignedIn(@Nullable Call session) {
        return session != null && session.get("/api/v1/me").status() == 200;
    }

    Answer signIn() {
        return docent.anonymous()
                .json(Map.of("email", email, "password", password))
                .post(LOGIN);
    }

    Answer signIn(String code) {
        return docent.anonymous()
                .json(Map.of("email", email, "password", password, "code", code))
                .post(LOGIN);
    }

    /** {@return the tokens of a new session} */
    JsonNode tokens() {
        return signIn().hasStatus(200).json();
    }

    /** {@return a call in a new session} */
    Call session() {
        return call(docent, tokens());
    }

    static Call call(Docent docent, JsonNode tokens) {
        return docent.anonymous()
                .header("Authorization", "Bearer " + tokens.get("access_token").asText());
    }

    static String code(String secret, Instant at) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"), at);
        } catch (InvalidKeyException never) {
            throw new IllegalStateException(never);
        }
    }
}
