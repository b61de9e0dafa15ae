/** The paper that all look at: who presents, its tools, its page, and what is drawn over it. */
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Empty, saveFile } from '../../../../kit/index.ts';
import { useCell } from '../use-cell.ts';
import type { Joint } from '../joint.ts';
import { MEDIA_TYPES, type PaperProblem } from '../papers/paper.ts';
import type { ShelfPaper } from '../papers/shelf.ts';
import { usePaperTitle } from '../papers/use-paper-title.ts';
import type { Person } from '../person.ts';
import { NO_DRAWING, choose } from './drawing.ts';
import { Presenting } from './presenting.tsx';
import { Sheet } from './sheet.tsx';
import { StageTools } from './stage-tools.tsx';
import type { View } from './view.ts';
import '../joint.css';

interface PaperStageProps {
  readonly joint: Joint;
  readonly people: readonly Person[];
  /** Whether the original may be saved on this machine. */
  readonly canSave?: boolean;
}

export function PaperStage({ joint, people, canSave = false }: PaperStageProps) {
  const { t } = useTranslation('remote');
  const view = useCell(joint.view.view);
  const paper = useCell(joint.shelf.papers).find(({ facts }) => facts.id === view?.paper);
  const id = paper?.facts.id;
  const known = paper?.state === 'known';
  useEffect(() => {
    if (id !== undefined && known) joint.shelf.need(id);
  }, [joint, id, known]);
  useEffect(() => {
    const tell = () => joint.floor.here(document.visibilityState === 'visible');
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [joint]);
  return (
    <section className="jt-stage" aria-label={t('joint.stage.title')}>
      <Presenting joint={joint} people={people} />
      {view === null && <Empty title={t('joint.stage.nothing')}>{t('joint.stage.nothingText')}</Empty>}
      {view !== null && paper === undefined && <Banner kind="info">{t('joint.stage.notYours')}</Banner>}
      {view !== null && paper !== undefined && <Shown key={paper.facts.id} joint={joint} people={people} view={view} paper={paper} canSave={canSave} />}
    </section>
  );
}

function Shown({ joint, people, view, paper, canSave }: { readonly joint: Joint; readonly people: readonly Person[]; readonly view: View; readonly paper: ShelfPaper; readonly canSave: boolean }) {
  const { t } = useTranslation('remote');
  const [drawing, setDrawing] = useState(NO_DRAWING);
  const [problem, setProblem] = useState<PaperProblem | null>(null);
  const title = usePaperTitle(paper.facts);
  const failed = useCallback((found: PaperProblem) => setProblem(found), []);
  const save = () => {
    const bytes = joint.shelf.bytesOf(paper.facts.id);
    if (bytes !== null) saveFile(document, `${title}.${paper.facts.kind}`, bytes, MEDIA_TYPES[paper.facts.kind]);
  };
  return (
    <>
      <h3>{title}</h3>
      <StageTools joint={joint} paper={paper} view={view} tool={drawing.tool} onTool={(tool) => setDrawing(choose(drawing, tool))} onSave={canSave && paper.state === 'here' ? save : undefined} />
      {(paper.state === 'fetching' || paper.state === 'checking') && (
        <p className="jt-coming">
          <progress max={paper.facts.bytes} value={paper.got} aria-label={t('joint.stage.coming')} /> {t('joint.stage.coming')}
        </p>
      )}
      {(paper.state === 'away' || paper.state === 'refused' || paper.state === 'damaged') && <Banner kind="change">{t(`joint.stage.${paper.state}`)}</Banner>}
      {problem !== null && <Banner kind="disruption">{t(`joint.problems.${problem}`)}</Banner>}
      {paper.state === 'here' && problem === null && <Sheet joint={joint} people={people} view={view} paper={paper} title={title} drawing={drawing} onDrawing={setDrawing} onProblem={failed} />}
      {/* Below the page, which must not move under the hand that has just chosen a tool. */}
      {drawing.tool !== 'point' && <p className="od-soft">{t('joint.tools.keys')}</p>}
    </>
  );
}
