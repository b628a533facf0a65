package dev.docent.api.account.session;

import java.time.Duration;

/** The tokens of a session, and how long each is valid unless the session ends before. */
public record SessionTokens(String access, Duration accessLifetime, String refresh, Duration refreshLifetime) {

    @Override
    public String toString() {
        return "SessionTokens";
    }
}
