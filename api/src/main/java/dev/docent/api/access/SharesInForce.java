package dev.docent.api.access;

import java.util.Collection;
import java.util.Set;

/** Tells which shares are still in force. */
public interface SharesInForce {

    /** {@return those of the shares that are in force now} */
    Set<HeldShare> inForce(Collection<HeldShare> held);
}
