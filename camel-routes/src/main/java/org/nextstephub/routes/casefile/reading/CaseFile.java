package org.nextstephub.routes.casefile.reading;

import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.nextstephub.routes.casefile.contract.CaseRow;

/**
 * A file as it arrived.
 *
 * @param name file name; empty when it came by HTTP
 * @param mapping how the partner's own columns become those of the contract; CSV only
 */
public record CaseFile(String name, CaseFormat format, byte[] content, Optional<Mapping> mapping) {

    public CaseFile(String name, CaseFormat format, byte[] content) {
        this(name, format, content, Optional.empty());
    }

    public CaseFile mappedBy(Optional<Mapping> wanted) {
        return new CaseFile(name, format, content, format == CaseFormat.CSV ? wanted : Optional.empty());
    }

    /**
     * All rows.
     *
     * @throws Unreadable when one thing about the file is wrong: then nothing of it is taken
     */
    public List<CaseRow> rows() throws Unreadable {
        return mapping.isPresent() ? mapping.get().rows(content) : format.read(content);
    }

    /** Of the bytes as received, in hexadecimal. */
    public String sha256() {
        return DigestUtils.sha256Hex(content);
    }
}
