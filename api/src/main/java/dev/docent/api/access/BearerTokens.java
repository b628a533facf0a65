package dev.docent.api.access;

/**
 * Tokens of one issuer or purpose, as callers send them in {@code Authorization}. What {@link CredentialKind} says about
 * accounts holds here as well. Safe for concurrent use.
 */
public interface BearerTokens {

    /** {@return whether the token claims to be one of these} Nothing of it is verified yet. */
    boolean recognize(PresentedToken token);

    /** {@return the caller with the token} @throws BadCredentialsException if it is not valid, or what it hangs on has ended */
    Authenticated authenticate(PresentedToken token);
}
