package dev.docent.api.migration;

/**
 * The comparison of source and target for one kind of data.
 *
 * @param kind such as {@code records: documents}
 * @param here the number of items in the source
 * @param there the number of items in the target
 * @param hashHere hash of the items in the source, 64 hexadecimal digits
 * @param hashThere hash of the items in the target
 */
public record CopyCheck(String kind, long here, long there, String hashHere, String hashThere) {

    static CopyCheck of(String kind, HashSum here, HashSum there) {
        return new CopyCheck(kind, here.count(), there.count(), here.text(), there.text());
    }

    /** {@return whether source and target are the same} */
    public boolean isSame() {
        return here == there && hashHere.equals(hashThere);
    }
}
