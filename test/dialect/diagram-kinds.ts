// One diagram of each of Mermaid's kinds, and a reader of SVG.

import type { Element } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { toXml } from 'xast-util-to-xml';

/** The sources, by the names of the kinds. */
export const kinds: Readonly<Record<string, string>> = {
  flowchart: `flowchart TD
  A[Christmas] -->|Get money| B(Go shopping)
  B --> C{Let me think}
  C -->|One| D[Laptop]
  C -->|Two| E[iPhone<br/>or Android]
  subgraph sub [A group]
    D --> F((Round))
  end`,
  sequence: `sequenceDiagram
  autonumber
  participant A as Alice
  actor J as John
  A->>J: Hello John, how are you?
  loop Healthcheck
    J->>J: Fight against hypochondria
  end
  Note right of J: Rational thoughts<br/>prevail
  J-->>A: Great!
  alt is sick
    A->>J: Bad
  else is well
    A->>J: Good
  end`,
  class: `classDiagram
  note "From Duck till Zebra"
  Animal <|-- Duck
  Animal : +int age
  Animal : +isMammal() bool
  class Duck{
    +String beakColor
    +swim()
  }
  class Box~T~ {
    +List~T~ items
  }
  Animal "1" --> "many" Box : holds`,
  state: `stateDiagram-v2
  [*] --> Still
  Still --> [*]
  Still --> Moving : push
  state Moving {
    [*] --> Slow
    Slow --> Fast
  }
  Moving --> Crash
  Crash --> [*]`,
  er: `erDiagram
  CUSTOMER ||--o{ ORDER : places
  ORDER ||--|{ LINE-ITEM : contains
  CUSTOMER {
    string name PK
    string custNumber
  }`,
  gantt: `gantt
  title A Gantt Diagram
  dateFormat YYYY-MM-DD
  section Section
  A task :a1, 2014-01-01, 30d
  Another task :after a1, 20d
  section Another
  Task in Another :crit, 2014-01-12, 12d
  another task :done, 24d`,
  pie: `pie showData title Pets adopted by volunteers
  "Dogs" : 386
  "Cats" : 85
  "Rats" : 15`,
  gitGraph: `gitGraph
  commit
  commit id: "two"
  branch develop
  commit
  checkout main
  merge develop tag: "v1"
  commit`,
  mindmap: `mindmap
  root((mindmap))
    Origins
      Long history
      ::icon(fa fa-book)
      Popularisation
    Research
      On effectiveness<br/>and features
    Tools
      Pen and paper`,
  timeline: `timeline
  title History of Social Media Platform
  2002 : LinkedIn
  2004 : Facebook : Google
  2005 : YouTube
  2006 : Twitter`,
  journey: `journey
  title My working day
  section Go to work
    Make tea: 5: Me
    Go upstairs: 3: Me
    Do work: 1: Me, Cat`,
  quadrant: `quadrantChart
  title Reach
  x-axis Low --> High
  y-axis Low --> High
  quadrant-1 Expand
  A: [0.3, 0.6]`,
  kanban: `kanban
  todo[Todo]
    a[Create it]
  done[Done]
    b[Was done]`,
  block: `block-beta
  columns 2
  a["A"] b
  c:2`,
  sankey: `sankey-beta
A,B,10
A,C,5`,
  xy: `xychart-beta
  title "Sales"
  x-axis [jan, feb, mar]
  y-axis "Revenue" 0 --> 100
  bar [10, 50, 90]
  line [10, 50, 90]`,
  req: `requirementDiagram
  requirement test_req {
    id: 1
    text: the test text.
    risk: high
    verifymethod: test
  }
  element test_entity {
    type: simulation
  }
  test_entity - satisfies -> test_req`,
  packet: `packet-beta
0-15: "Source Port"
16-31: "Destination Port"
32-63: "Sequence"`,
  arch: `architecture-beta
  group api(cloud)[API]
  service db(database)[Database] in api
  service s(server)[Server] in api
  db:L -- R:s`,
  c4: `C4Context
  title System
  Person(a, "Customer", "A customer")
  System(b, "Bank", "Holds money")
  Rel(a, b, "Uses")`,
};

/** The text of an SVG. Throws if it is not well-formed. */
export function xmlOf(svg: string | Element): string {
  return typeof svg === 'string' ? toXml(fromXml(svg)) : toXml(svg);
}
