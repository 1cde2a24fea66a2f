"""Commands of hand coding: what is drawn, what coders said, and what that makes of the machine's shares."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.home import Home
from flows.usage.options import HOME, HomeOption, OutletOption
from warehouse.records import Allocation, Level

PANEL = "Validate"
app = typer.Typer()
coding_app = typer.Typer(
    no_args_is_help=True, help="Send a sample's texts to coders, and take their labels back."
)
app.add_typer(coding_app, name="coding", rich_help_panel=PANEL)

SampleArgument = Annotated[str, typer.Argument(metavar="SAMPLE", help="The sample's name.")]
FormOption = Annotated[str, typer.Option("--form", help="csv, label-studio or doccano.")]


@app.command(rich_help_panel=PANEL)
def sample(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A name for the sample; without one, all samples are listed."),
    ] = None,
    home: HomeOption = HOME,
    level: Annotated[Level, typer.Option(help="What is drawn.")] = "document",
    size: Annotated[
        int, typer.Option(min=2, help="How many texts; more where strata would give fewer than 2 each.")
    ] = 200,
    strata: Annotated[
        str,
        typer.Option(
            help="outlet_id, outlet_kind, month, salience (of ai_openness), speaker_role, machine_label; parted by commas."
        ),
    ] = "",
    allocation: Annotated[
        Allocation, typer.Option(help="How the size is shared out among the strata; given: by --take.")
    ] = "proportional",
    take: Annotated[
        list[str] | None, typer.Option(help="'STRATUM=NUMBER', for every stratum; may be repeated.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed on the same file draws the same texts.")] = 1,
    since: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], help="Published on this Korean day or later."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="Published on this Korean day or before."),
    ] = None,
    outlet: OutletOption = None,
    salience: Annotated[
        list[str] | None, typer.Option(help="central, mentioned or none on ai_openness; may be repeated.")
    ] = None,
    fold_copies: Annotated[
        bool, typer.Option("--fold-copies", help="Leave out articles that repeat another.")
    ] = False,
    issue: Annotated[str, typer.Option(help="The question that is coded.")] = "ai_openness",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show strata and sizes; draw nothing.")] = False,
) -> None:
    """Draw a reproducible random sample for hand coding, with its population; or list the samples."""
    from flows.commands.sample import draw, show_samples
    from warehouse.sampling import Population

    if name is None:
        show_samples(Home(home))
        return
    population = Population(
        level=level,
        issue_id=issue,
        strata=tuple(part.strip() for part in strata.split(",") if part.strip()),
        seed=seed,
        first_date=since.date() if since else None,
        last_date=until.date() if until else None,
        outlet_ids=tuple(outlet or ()),
        saliences=tuple(salience or ()),
        has_copies=not fold_copies,
    )
    draw(Home(home), name, population, size, "given" if take else allocation, take or [], is_dry=dry_run)


@coding_app.command(name="export")
def export_for_coders(
    sample_id: SampleArgument,
    home: HomeOption = HOME,
    form: FormOption = "csv",
    path: Annotated[
        Path | None,
        typer.Option("--out", help="The file.", show_default="the sample's name and .csv, .json or .jsonl"),
    ] = None,
    without_text: Annotated[
        bool, typer.Option("--without-text", help="Addresses and offsets instead of texts.")
    ] = False,
    show_machine: Annotated[
        bool, typer.Option("--show-machine", help="Show the machine's labels, which sways coders.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that stands there.")] = False,
) -> None:
    """Write the texts of a sample for coders, in random order, the machine's labels hidden."""
    from flows.commands.coding import export as command

    command(
        Home(home), sample_id, form, path, with_text=not without_text, show_machine=show_machine, is_forced=force
    )  # fmt: skip


@coding_app.command(name="import")
def import_codings(
    sample_id: SampleArgument,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="What the tool exported.")],
    codebook: Annotated[str, typer.Option(help="Version of the codebook that was followed.")],
    home: HomeOption = HOME,
    form: FormOption = "csv",
    coder: Annotated[
        str | None, typer.Option(help="A pseudonym, where the file does not tell who coded.")
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(help="THEIRS=PSEUDONYM for a coder that the file names; may be repeated."),
    ] = None,
    round_no: Annotated[
        int, typer.Option("--round", min=1, help="Round of coding; the last one stands.")
    ] = 1,
    adjudication: Annotated[
        bool, typer.Option("--adjudication", help="It settles what coders disagreed on.")
    ] = False,
    stance_only: Annotated[bool, typer.Option("--stance-only", help="Frames were not coded.")] = False,
    new_codebook: Annotated[
        bool,
        typer.Option(
            "--new-codebook",
            help="Nobody has coded by this version yet; codings by others no longer count for these texts.",
        ),
    ] = False,
) -> None:
    """Take what coders said: all of a file, or nothing and the line that is wrong."""
    from flows.commands.coding import take as command

    command(
        Home(home), sample_id, path, form, codebook=codebook, coder=coder, names=name or [], round_no=round_no,
        is_adjudication=adjudication, has_frames=not stance_only, is_new_codebook=new_codebook,
    )  # fmt: skip


@coding_app.command()
def undo(
    name: Annotated[str, typer.Argument(metavar="FILE", help="An import's file, as `import` named it.")],
    home: HomeOption = HOME,
) -> None:
    """Take an import back, whole: the wrong coder, the wrong round, frames that nobody coded."""
    from flows.commands.coding import undo as command

    command(Home(home), name)


@app.command(rich_help_panel=PANEL)
def agreement(
    sample_id: SampleArgument,
    home: HomeOption = HOME,
    period: Annotated[str, typer.Option(help="Drift by day, week or month.")] = "month",
) -> None:
    """Tell how far the coders of a sample agree, on which labels they part, and whether they drift."""
    from flows.commands.agreement import show_agreement as command

    command(Home(home), sample_id, period)


@app.command(rich_help_panel=PANEL)
def shares(
    sample_id: SampleArgument,
    home: HomeOption = HOME,
    variable: Annotated[str, typer.Option(help="stance or a frame.")] = "stance",
    label: Annotated[str | None, typer.Option(help="One label; all of the variable if unset.")] = None,
    per: Annotated[
        str, typer.Option(help="all, stratum, outlet_id, outlet_kind, month or speaker_role.")
    ] = "all",
    compare: Annotated[
        tuple[str, str] | None, typer.Option(help="Two groups of --per: the difference, second less first.")
    ] = None,
    quality: Annotated[
        bool,
        typer.Option("--quality", help="Precision, recall and F1 of the machine, and its confusion matrix."),
    ] = False,
) -> None:
    """Show how often a label occurs: as the machine says, and corrected by a coded sample, with 95 % intervals."""
    from flows.commands.shares import show_shares as command

    command(Home(home), sample_id, variable, label, per, compare, quality=quality)
