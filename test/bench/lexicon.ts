// The words and clauses of the bench book's invented prose: `{NAME}` stands for one line of the list NAME.

/** Lists of phrases. Two of them, `code` and `number`, are not here: the writer makes those up. */
export const lexicon: Readonly<Record<string, string>> = {
  sentence: `
    {Opening}, {clause}.
    {Opening}, {clause}, {tail}.
    {clause}.
    {clause}, {tail}.
    {clause}, and {clause}.
    {clause}; {clause}.
    {clause} because {clause}.
    {clause}, whereas {clause}.
    {clause}: {clause}, {tail}.
    If {clause}, {clause}.
    When {clause}, {clause}, {tail}.
    Although {clause}, {clause}.
    {Advice} before {clause}.
    {Advice}, so that {clause}.
    It is {judgement} that {clause}.
    Nothing prevents {thing} from {doing} {thing}, {tail}.
    The reason is {judgement}: {clause}.
    There are {number} ways of {doing} {thing}, and most of them are {judgement}.
    What remains is a question of {quality}, and that is where {clause}.
    Readers who are {acquainted} with {things} will notice that {clause}.
    Only a *{adjective}* {noun} can be trusted here; {clause}.
    "{clause}", says the usual advice, but {clause}.`,
  clause: `
    {thing} {verb} {thing}
    {thing} {verb} {thing} {adverb}
    {thing} {adverb} {verb} {things}
    {thing} of {thing} {verb} {thing}
    {thing} {verb} {thing} that {verb} {things}
    {thing}, not {thing}, {verb} {things}
    {thing} is {participle} by {thing}
    {thing} is {adverb} {participle} by {things}
    {things} are {participle} {moment}
    {things} are {participle} once {thing} {verb} them
    {thing} must be {participle} {moment}
    {code} {verb} {thing}
    {code} {verb} {things} {moment}
    a call of {code} {verb} {thing}
    the {noun} behind {code} {verb} {things}
    {number} {plural} share {thing}
    {thing} may be {adjective} even where {things} are {adjective}
    {thing} takes {number} microseconds longer than {thing}
    the {quality} of {thing} depends on {thing}
    {thing} cannot be {participle} without {quality}`,
  tail: `
    which {verb} {thing} in turn | which is why {things} are {participle} {moment} | as {code} does |
    as long as {things} are {adjective} | with the exception of {things} | without {doing} {thing} |
    no matter how {adjective} {thing} has become | provided that {thing} is not {participle} {moment} |
    for reasons of {quality} | at the price of some {quality} | until {thing} {verb} it |
    and {thing} with it | sometimes {adverb} | {doing} {thing} {adverb}`,
  Opening: `
    In practice | On most machines | On a machine with {number} processors |
    From the point of view of {thing} | As far as {quality} is concerned | Under heavy load |
    In the simplest case | In the absence of {things} | Historically | Contrary to expectation |
    For the sake of {quality} | At this stage | Apart from {things} | During {doing} of {things} |
    To a first approximation`,
  Advice: `
    Check the return value of {code} | Do not call {code} | Release {thing} with {code} |
    Make sure that {thing} is {adjective} | Keep {thing} as {adjective} as possible |
    Write down which {noun} {verb} {thing} | Compare {thing} with {thing} | Never rely on {things} |
    Prefer {code} to {code} | Always leave {thing} {adjective}`,
  thing: `
    the {noun} | the {noun} | the {adjective} {noun} | the {adjective} {noun} | a {noun} |
    a {adjective} {noun} | every {noun} | each {adjective} {noun} | another {noun} | the {noun} {code} |
    the {noun}'s {noun} | this {noun}`,
  things: `
    {plural} | {plural} | {adjective} {plural} | {adjective} {plural} | the {plural} | most {plural} |
    {adjective} and {adjective} {plural} | all remaining {plural} | {plural} and {plural} | such {plural}`,
  noun: `
    allocator | arbiter | attribute | barrier | bookkeeping structure | buffer | callback |
    character device | completion | configuration | consumer | controller | counter | deferred handler |
    descriptor | destructor | device node | dispatcher | driver | event loop | fallback path |
    file operation | firmware image | handler | hardware abstraction | identifier | implementation |
    initialization routine | interface | interrupt line | kernel thread | lifecycle | lock | mapping |
    memory region | module | mutual exclusion | notifier | object | page table | parameter |
    permission check | pointer | polling interval | priority inversion | producer | queue |
    reference count | registration | request | ring | scheduler | semaphore | sequence number | shutdown |
    specification | spinlock | state machine | subsystem | synchronization primitive | system call | timer |
    transaction | translation | user-space program | virtual address | wait queue | watchdog | worker`,
  plural: `
    acknowledgements | addresses | allocations | assumptions | boundary conditions | buffers | cache lines |
    capabilities | characteristics | consequences | constraints | contexts | declarations | dependencies |
    descriptors | device numbers | error codes | exceptions | flags | guarantees | hardware registers |
    implementations | incompatibilities | interrupts | invariants | iterations | modules | notifications |
    obligations | page faults | permissions | preconditions | processes | processors | references |
    requests | responsibilities | return values | side effects | signals | statistics | subsystems |
    symbols | threads | timeouts | transitions | user-space applications | vulnerabilities | wake-ups`,
  adjective: `
    adjacent | ambiguous | asynchronous | atomic | backward-compatible | bounded | concurrent |
    conservative | consistent | contiguous | deterministic | disposable | elementary | exclusive |
    expensive | explicit | exported | fine-grained | hierarchical | idempotent | immutable | implicit |
    independent | indispensable | interruptible | lightweight | misleading | monotonic | nested |
    non-preemptible | observable | obsolete | opaque | optional | orthogonal | persistent |
    platform-specific | portable | predictable | read-only | recoverable | redundant | reentrant |
    reproducible | reversible | sequential | shared | stale | static | straightforward | subtle |
    temporary | transparent | uninitialized | unprivileged | volatile | well-defined`,
  verb: `
    acknowledges | acquires | anticipates | approximates | carries | complicates | constrains |
    contradicts | coordinates | delays | demonstrates | describes | determines | discards | duplicates |
    encapsulates | enumerates | exposes | forgets | governs | guarantees | hides | illustrates |
    implements | inherits | initializes | instruments | interrupts | invalidates | justifies | modifies |
    monitors | needs | outlives | overrides | postpones | preserves | protects | publishes | reclaims |
    recognizes | references | releases | replaces | represents | resembles | restores | schedules |
    serializes | simplifies | synchronizes | terminates | transforms | translates | triggers | validates |
    wakes`,
  participle: `
    accounted for | acknowledged | administered | allocated | aligned | checked | copied | deferred |
    delivered | documented | enabled | evaluated | flushed | handed over | initialized | inspected |
    invalidated | locked | measured | notified | postponed | published | reclaimed | registered | released |
    replaced | reserved | serialized | shared | signed | suspended | synchronized | translated | unmapped |
    verified`,
  doing: `
    acquiring | allocating | configuring | copying | deferring | disabling | enumerating | exporting |
    identifying | initializing | inspecting | instrumenting | measuring | protecting | reconfiguring |
    registering | releasing | replacing | serializing | synchronizing | unloading | validating`,
  adverb: `
    accidentally | asynchronously | atomically | conservatively | consistently | deliberately | eventually |
    explicitly | immediately | implicitly | independently | indirectly | invariably | occasionally |
    opportunistically | periodically | proportionally | reluctantly | repeatedly | silently |
    simultaneously | transparently | unconditionally | unexpectedly`,
  moment: `
    at boot | at the end | before the first interrupt | beforehand | during initialization | from then on |
    in the meantime | once and for all | on demand | on every iteration | only once | sooner or later |
    under memory pressure | while the module is being removed | within the same transaction`,
  quality: `
    accountability | availability | compatibility | correctness | determinism | documentation | efficiency |
    interoperability | latency | maintainability | memory consumption | observability | portability |
    predictability | robustness | scalability | security | simplicity | synchronization | throughput`,
  judgement: `
    debatable | easily forgotten | hardly surprising | no accident | obvious in hindsight |
    often overlooked | perfectly legitimate | remarkable | strictly optional | tempting but wrong |
    worth remembering`,
  acquainted: 'acquainted | familiar | already at home | impatient',
};
