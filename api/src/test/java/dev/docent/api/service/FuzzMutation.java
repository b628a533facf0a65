package dev.docent.api.service;

import java.util.Random;

/** A change that may make a request wrong. */
@FunctionalInterface
interface FuzzMutation {

    /** {@return the request changed, the same for the same state of the generator} */
    FuzzRequest change(FuzzRequest request, Random random);
}
