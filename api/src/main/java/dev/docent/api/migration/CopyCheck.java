package dev.docent.api.migration;

/**
 * What of one kind is on both sides.
 *
 * @param kind such as {@code records: documents}
 * @param here how many there are where they come from
 * @param there how many there are where they go
 * @param hashHere what they are known by, 64 hexadecimal digits
 * @param hashThere the same for the other side
 */
public record CopyCheck(String kind, long here, long there, String hashHere, String hashThere) {

    static CopyCheck of(String kind, HashSum here, HashSum there) {
        return new CopyCheck(kind, here.count(), there.count(), here.text(), there.text());
    }

    /** {@return whether both sides have the same} */
    public boolean isSame() {
        return here == there && hashHere.equals(hashThere);
    }
}
