package dev.docent.api.access.external;

/** Thrown if an issuer does not respond with its addresses. Trying again later may help. */
public final class IssuerUnavailableException extends Exception {

    IssuerUnavailableException(Throwable cause) {
        super("The issuer does not respond with its configuration", cause);
    }
}
