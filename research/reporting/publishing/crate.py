"""A run as a research object: RO-Crate 1.1, Process Run Crate 0.5, made with `rocrate`."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable, Mapping
from typing import Any

NAME = "ro-crate-metadata.json"
_PROFILE = "https://w3id.org/ro/wfrun/process/0.5"


def metadata(record: Mapping[str, Any], files: Iterable[Mapping[str, Any]]) -> bytes:
    """The crate's metadata file: the action, what it used, what it made.

    Parameters
    ----------
    record : mapping
        What run.json says, times included.
    files : iterable of mapping
        `path`, `sha256` and `bytes` of each file of the run.
    """
    from rocrate.model.contextentity import ContextEntity
    from rocrate.rocrate import ROCrate

    crate = ROCrate(version="1.1")
    # A term of Workflow Run Crates that the context of RO-Crate 1.1 does not have.
    crate.metadata.extra_terms["sha256"] = "https://w3id.org/ro/terms/workflow-run#sha256"
    title = record["notebook"]["title"]
    crate.name = f"{title} ({record['date']})"
    crate.description = (
        f"Report of the notebook {record['notebook']['name']}, run on {record['date']}: "
        "the page, the executed notebook, figures, data, and what went in."
    )
    crate.root_dataset["datePublished"] = record["ended"]
    crate.root_dataset["identifier"] = record["id"]
    crate.root_dataset["license"] = (
        "Texts quoted in it belong to their publishers; numbers and figures may be used with "
        "a citation of this run."
    )

    def entity(identifier: str, kind: str, /, **properties: Any) -> Any:
        about = {"@type": kind, **{key: value for key, value in properties.items() if value}}
        return crate.add(ContextEntity(crate, identifier, properties=about))

    profile = entity(_PROFILE, "CreativeWork", name="Process Run Crate", version="0.5")
    crate.root_dataset["conformsTo"] = profile
    results = [
        crate.add_file(
            dest_path=file["path"],
            properties={
                "name": file["path"],
                "sha256": file["sha256"],
                "contentSize": str(file["bytes"]),
                "encodingFormat": _kind(file["path"]),
            },
        )
        for file in files
    ]
    software = entity(
        "#software", "SoftwareApplication", name=record["code"]["package"],
        version=record["code"]["version"], sha256=record["code"]["sha256"],
        softwareRequirements=f"Python {record['environment']['python']}",
        identifier=record["git"]["commit"],
    )  # fmt: skip
    notebook = entity(
        "#notebook", "SoftwareSourceCode", name=record["notebook"]["path"],
        sha256=record["notebook"]["sha256"], version=record["notebook"]["sha256"][:12],
        programmingLanguage="Python",
    )  # fmt: skip
    used = [notebook]
    for number, item in enumerate(record["inputs"], start=1):
        for place, file in enumerate(item["files"], start=1):
            used.append(
                entity(
                    f"#input-{number}-{place}",
                    "CreativeWork",
                    name=file["path"],
                    sha256=file["sha256"],
                    description=f"{item['parameter']}: {item['label']}",
                )
            )
    for row in record["parameters"]:
        used.append(
            entity(
                f"#parameter-{row['name']}",
                "PropertyValue",
                name=row["name"],
                value=json.dumps(row["shown"], ensure_ascii=False),
                description=row["meaning"],
            )
        )
    action = entity(
        f"#{record['id']}", "CreateAction", name=f"Run of {record['notebook']['name']}",
        description=f"{title}: executed in a fresh kernel, every cell, to its end.",
        startTime=record["started"], endTime=record["ended"],
        actionStatus="http://schema.org/CompletedActionStatus",
    )  # fmt: skip
    runner = entity("#runner", "SoftwareApplication", name="research run",
                    version=record["code"]["version"])  # fmt: skip
    action["agent"] = runner
    action["instrument"] = software
    action["object"] = used
    action["result"] = results
    crate.root_dataset["mentions"] = action
    return (json.dumps(crate.metadata.generate(), indent=1) + "\n").encode()


def _kind(path: str) -> str:
    if path.endswith(".ipynb"):
        return "application/x-ipynb+json"
    return mimetypes.types_map.get(f".{path.rpartition('.')[2]}", "application/octet-stream")
