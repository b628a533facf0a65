package dev.docent.api.account.passkey;

import java.util.Base64;

/** Bytes as texts of WebAuthn: Base64 for URLs, without padding. */
final class Base64Text {

    static final String PATTERN = "^[A-Za-z0-9_-]*$";
    static final String INVALID = "must be Base64 for URLs, without padding";

    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** {@return the bytes} @throws IllegalArgumentException if a text of the {@link #PATTERN} has an impossible length */
    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
