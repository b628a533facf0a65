package dev.docent.api.access.share;

import java.util.Collection;
import java.util.Set;

/** Tells what accounts may still use of others. Each kind of it has a bean. */
public interface AccessInForce {

    /** {@return those of the kind of this bean that are in force now} */
    Set<HeldAccess> inForce(Collection<HeldAccess> held);

    /** Something of another account that a request in progress relies on: it ends when its caller may no longer use it. */
    interface HeldAccess {

        /** {@return what the request is answered when it ends} */
        RuntimeException ended();
    }
}
