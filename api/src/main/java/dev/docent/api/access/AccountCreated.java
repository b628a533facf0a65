package dev.docent.api.access;

/**
 * Published after an account was created. A crash may prevent it, so listeners must also create what they find missing
 * later.
 *
 * @param account id of the account
 */
public record AccountCreated(String account) {}
