package dev.docent.api.limit;

/** Things that accounts store, for the limit of their number. Each kind of them has a bean. */
public interface StoredThings {

    /** {@return what calls that create them count as} */
    Counted kind();

    /** {@return how many the account has} */
    long countOf(String account);
}
