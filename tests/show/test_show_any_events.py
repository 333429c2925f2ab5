"""Whatever anyone does, at any time: the state is valid, and leaving the screen alone ends in the loop."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.show import (
    MODES,
    Back,
    Blank,
    ClosePhoto,
    Dim,
    Done,
    Event,
    Face,
    GoHome,
    GuideHold,
    Happened,
    KeepReading,
    Late,
    LeaveToLoop,
    Moved,
    Next,
    OpenPage,
    OpenPhoto,
    OpenSection,
    Outline,
    OutlineChanged,
    PageStop,
    PanelStop,
    PanelTouched,
    Pressed,
    Previous,
    Released,
    SetLanguage,
    State,
    Strayed,
    Tick,
    ToggleMode,
    Unlocked,
    next_deadline,
    start,
    step,
)

CORNER_SECONDS = 5.0
SECTIONS = ("a", "b", "c")
SLIDES = tuple(f"{section}/{number}" for section in SECTIONS for number in range(3))
LONGEST_IDLE = 1.5 * 1.5 * 100
PATIENCE = 600 + 120 + 600 + LONGEST_IDLE + 20 + 1  # a guide's hold, a lost finger, a blank screen, reading, the card
MOST_AT_ONCE = 5  # deadlines that may come to one and the same time


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """Any outline over a few slides, the same ones in other places."""
    sections = tuple(draw(st.permutations(list(SECTIONS))))[: draw(st.integers(0, 3))]
    pages: list[PageStop] = []
    panels: list[PanelStop] = []
    readings: dict[str, float] = {}
    for index, section in enumerate(sections):
        kept: set[str] = draw(st.sets(st.sampled_from([slide for slide in SLIDES if slide.startswith(section)])))
        slides = sorted(kept)
        dwell = draw(st.sampled_from([20.0, 60.0]))
        with_cover = draw(st.booleans())
        if slides and with_cover:
            panels.append(PanelStop(f"{section}/section", index, dwell, cover=True))
        for slide in slides:
            readings[slide] = draw(st.sampled_from([0.0, 20.0, 100.0]))
            pages.append(PageStop(slide, index, photos=draw(st.integers(0, 2))))
            if draw(st.booleans()):
                panels.append(PanelStop(slide, index, dwell))
    return Outline(tuple(panels), tuple(pages), sections, readings=readings)


EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from([Tick(), Moved(), GoHome(), Back(), Next(), Previous(), ClosePhoto(), KeepReading(), Done()]),
    st.sampled_from(
        [
            LeaveToLoop("home"),
            LeaveToLoop("staff"),
            GuideHold(),
            Blank(),
            Dim(on=True),
            Dim(on=False),
            Late(on=True),
            Late(on=False),
        ]
    ),
    st.sampled_from([Pressed(corner=True), Strayed(), Unlocked()]),
    st.sampled_from([Pressed(), Released(), PanelTouched(), PanelTouched("en"), PanelTouched()]),
    st.builds(OpenPage, st.sampled_from(SLIDES)),
    st.builds(OpenSection, st.integers(-1, 3)),
    st.builds(OpenPhoto, st.integers(-1, 2)),
    st.builds(SetLanguage, st.sampled_from(["zh", "en"])),
    st.builds(ToggleMode, st.sampled_from(MODES), st.floats(-1, 2)),
)
WAITS = st.sampled_from([0.0, 0.05, 0.3, 0.5, 1.0, 8.0, 60.0, 75.0, 1000.0]) | st.floats(0, 300)


class AnyEvents(RuleBasedStateMachine):
    """One show, its clock, and whether a visit is going on by what it tells."""

    state: State
    outline: Outline
    now: float = 0.0
    in_visit: bool = False

    @initialize(outline=outlines())
    def begin(self, outline: Outline) -> None:
        self.outline = outline
        self.state, told = start(outline, self.now)
        self.hear(told)

    @rule(event=EVENTS, wait=WAITS)
    def anything(self, event: Event, wait: float) -> None:
        self.now += wait
        self.do(event)

    @rule(events=st.lists(EVENTS, min_size=1, max_size=5))
    def much_at_once(self, events: list[Event]) -> None:
        for event in events:
            self.do(event)

    @rule(outline=outlines())
    def another_deck(self, outline: Outline) -> None:
        self.outline = outline
        self.do(OutlineChanged())

    @rule(outline=outlines(), event=EVENTS)
    def another_deck_unannounced(self, outline: Outline, event: Event) -> None:
        self.outline = outline
        self.do(event)

    @rule()
    def in_time(self) -> None:
        deadline = next_deadline(self.state, self.outline)
        if deadline is not None:
            self.now = max(self.now, deadline)
            self.do(Tick())

    @rule()
    def left_alone(self) -> None:
        """Ends in the loop within a bounded time, ticking only when it asks to."""
        until = self.now + PATIENCE
        at_once = 0
        while (deadline := next_deadline(self.state, self.outline)) is not None and deadline <= until:
            at_once = at_once + 1 if deadline <= self.now else 0
            assert at_once <= MOST_AT_ONCE
            self.now = max(self.now, deadline)
            self.do(Tick())
        state = self.state
        assert state.face is (Face.PANEL if self.outline.panels else Face.TITLE)
        assert (state.language, state.modes, state.seen) == ("zh", frozenset(), frozenset())
        assert (state.warning, state.blank, state.fingers_down) == (False, False, False)
        assert state.dim == state.night

    @rule(unlocked=st.booleans())
    def staff_come(self, *, unlocked: bool) -> None:
        self.do(Released())
        self.do(Pressed(corner=True))
        self.now += CORNER_SECONDS
        self.do(Tick())
        assert self.state.staffed
        self.do(Released())
        if unlocked:
            self.do(Unlocked())
            assert self.state.face is Face.BOARD

    def do(self, event: Event) -> None:
        before = self.state
        self.state, told = step(self.state, event, self.now, self.outline)
        if self.state.face is Face.PAD and before.face is not Face.PAD:
            assert before.press is not None
            assert before.press.corner
            assert self.now >= before.press.at + CORNER_SECONDS  # as the show reckons: a difference is rounded
        if self.state.face is Face.BOARD and before.face is not Face.BOARD:
            assert before.face is Face.PAD
            assert event == Unlocked()
        self.hear(told)
        self.check()

    def hear(self, told: tuple[Happened, ...]) -> None:
        for one in told:
            if one.event == "visit":
                assert not self.in_visit
                self.in_visit = True
            elif one.event == "staff":
                self.in_visit = True
            elif one.event == "loop":
                assert self.in_visit
                self.in_visit = False
            elif one.event in {"home", "section", "page", "photo", "idle_warning"}:
                assert self.in_visit
            elif one.event == "panel":
                assert not self.in_visit

    @invariant()
    def valid(self) -> None:
        if hasattr(self, "state"):
            self.check()

    def check(self) -> None:
        state, outline = self.state, self.outline
        assert state.visiting == self.in_visit
        assert (state.warned_at is not None) == state.warning
        assert state.visiting or not state.warning
        assert 0 <= state.reach_x <= 1
        page = outline.page(state.slide)
        match state.face:
            case Face.TITLE:
                assert not outline.panels
            case Face.PANEL:
                assert state.aimed
            case Face.SECTION:
                assert state.section is not None
                assert outline.first_page(state.section) is not None
            case Face.PAGE | Face.PHOTO:
                assert page is not None
                assert state.section == page.section
                assert state.slide in state.seen
                assert 0 <= state.photo < max(1, page.photos)
            case Face.HOME | Face.PAD | Face.BOARD:
                assert state.photo == 0
                assert not (state.staffed and (state.warning or state.blank or state.dim))
        assert (state.slide is not None) == (state.face in {Face.PAGE, Face.PHOTO})
        assert (state.section is not None) == (state.face in {Face.SECTION, Face.PAGE, Face.PHOTO})
        if outline.panels:
            assert outline.panels[state.panel].slide == state.panel_slide


TestAnyEvents = AnyEvents.TestCase
TestAnyEvents.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
