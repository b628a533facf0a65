package dev.docent.api.account.oidc;

/** Rules for paths to return to: of this service, never of another one. */
final class ReturnPath {

    static final int MAX_LENGTH = 500;

    /** A path with an optional query. Two slashes, or a backslash, at the beginning would name another host. */
    static final String PATTERN = "^/(?!/)[A-Za-z0-9/_.~!$&'()*+,;=:@?-]*$";

    static final String INVALID = "must be a path of this service, such as /chat";

    private ReturnPath() {}
}
